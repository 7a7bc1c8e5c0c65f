import { ReverseProxy } from './reverse-proxy.mjs';

/** A proxy that sends each request to the next server, as a load balancer without sticky sessions does. */
export class RoundRobin extends ReverseProxy {
  #targets;

  constructor(targets) {
    super();
    this.#targets = targets;
    /** The number of requests that each server got. */
    this.counts = targets.map(() => 0);
  }

  nextTarget() {
    const next = this.counts.indexOf(Math.min(...this.counts));
    this.counts[next]++;
    return this.#targets[next];
  }
}
