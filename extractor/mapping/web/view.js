// A canvas that shows the world through a camera, and is moved by pointer, wheel, fingers and keys.

import { Camera } from "./camera.js";

const KEY_STEP = 90; // pixels
const CLICK_SLACK = 5; // pixels that a pointer may move in a click
const WHEEL_PER_ZOOM = 320;

export class MapView {
  /**
   * @param canvas the canvas; it takes the size that the style sheet gives it
   * @param handlers draw(context, camera), click(left, top), hover(left, top), leave()
   */
  constructor(canvas, handlers) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.camera = new Camera();
    this.handlers = handlers;
    this.pointers = new Map();
    this.travel = 0;
    this.#listen();
    new ResizeObserver(() => this.resize()).observe(canvas);
    this.resize();
  }

  resize() {
    const { clientWidth, clientHeight } = this.canvas;
    const ratio = window.devicePixelRatio || 1;
    this.ratio = ratio;
    this.canvas.width = Math.round(clientWidth * ratio);
    this.canvas.height = Math.round(clientHeight * ratio);
    this.camera.width = clientWidth;
    this.camera.height = clientHeight;
    this.render();
  }

  /** Draw before the next frame; several calls are one. */
  redraw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.render();
    });
  }

  /** Draw now. */
  render() {
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.handlers.draw(this.context, this.camera);
  }

  zoomBy(steps) {
    this.camera.zoomAt(this.camera.zoom + steps);
    this.redraw();
  }

  #listen() {
    const { canvas } = this;
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#up(event));
    canvas.addEventListener("pointercancel", (event) => this.pointers.delete(event.pointerId));
    canvas.addEventListener("pointerleave", () => this.handlers.leave?.());
    canvas.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    canvas.addEventListener("dblclick", (event) => {
      this.camera.zoomAt(this.camera.zoom + 1, event.offsetX, event.offsetY);
      this.redraw();
    });
    canvas.addEventListener("keydown", (event) => this.#key(event));
  }

  #down(event) {
    if (event.button) return;
    this.canvas.setPointerCapture(event.pointerId);
    if (!this.pointers.size) this.travel = 0;
    this.pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
  }

  #move(event) {
    const here = [event.offsetX, event.offsetY];
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      this.handlers.hover?.(...here);
      return;
    }
    const [right, down] = [here[0] - before[0], here[1] - before[1]];
    this.travel += Math.hypot(right, down);
    if (this.pointers.size === 1) this.camera.panBy(right, down);
    else this.#pinch(event.pointerId, here);
    this.pointers.set(event.pointerId, here);
    if (this.travel > CLICK_SLACK) this.redraw();
  }

  #pinch(moved, here) {
    const before = this.pointers.get(moved);
    const other = [...this.pointers].find(([id]) => id !== moved)[1];
    const grown = Math.hypot(here[0] - other[0], here[1] - other[1]);
    const was = Math.hypot(before[0] - other[0], before[1] - other[1]);
    const middle = [(here[0] + other[0]) / 2, (here[1] + other[1]) / 2];
    this.camera.zoomAt(this.camera.zoom + Math.log2(grown / Math.max(was, 1)), ...middle);
  }

  #up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.travel <= CLICK_SLACK) this.handlers.click?.(event.offsetX, event.offsetY);
  }

  #wheel(event) {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
    const steps = (-event.deltaY * lines) / WHEEL_PER_ZOOM;
    this.camera.zoomAt(this.camera.zoom + steps, event.offsetX, event.offsetY);
    this.redraw();
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = {
      ArrowLeft: () => this.camera.panBy(KEY_STEP, 0),
      ArrowRight: () => this.camera.panBy(-KEY_STEP, 0),
      ArrowUp: () => this.camera.panBy(0, KEY_STEP),
      ArrowDown: () => this.camera.panBy(0, -KEY_STEP),
      "+": () => this.camera.zoomAt(this.camera.zoom + 0.5),
      "=": () => this.camera.zoomAt(this.camera.zoom + 0.5),
      "-": () => this.camera.zoomAt(this.camera.zoom - 0.5),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
    this.redraw();
  }
}
