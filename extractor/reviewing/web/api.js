// Talks to the review's server. The token came in the address's fragment and goes in a header.

const TOKEN_HEADER = "X-Review-Token";

/** What the server refused: `field` names the value that is wrong, where one is. */
export class Refusal extends Error {
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}

async function request(path, options = {}) {
  const headers = { [TOKEN_HEADER]: location.hash.slice(1), "Content-Type": "application/json" };
  const answer = await fetch(path, { ...options, headers });
  const told = await answer.json();
  if (!answer.ok) throw new Refusal(told.error, told.field);
  return told;
}

export const getQueue = () => request("/api/queue");
export const getReport = () => request("/api/report");
export const getEvent = (id) => request(`/api/event?${new URLSearchParams({ id })}`);
export const findPlaces = (query) => request(`/api/places?${new URLSearchParams(query)}`);

/** Save a decision; it is on the server's disk when this is fulfilled. */
export function saveDecision(decision) {
  return request("/api/decisions", { method: "POST", body: JSON.stringify(decision), keepalive: true });
}
