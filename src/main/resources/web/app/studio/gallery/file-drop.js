/** @typedef {import('lit').ReactiveController} ReactiveController */

/** Takes a file that is dropped on an element. @implements {ReactiveController} */
export class FileDrop {
  /** Whether a file is held over the element. */
  isOver = false;

  /** @param {import('lit').LitElement} host @param {(file: File) => void} take */
  constructor(host, take) {
    this.host = host;
    this.take = take;
    host.addController(this);
  }

  hostConnected() {
    this.host.addEventListener('dragover', this.#over);
    this.host.addEventListener('dragleave', this.#away);
    this.host.addEventListener('drop', this.#drop);
  }

  hostDisconnected() {
    this.host.removeEventListener('dragover', this.#over);
    this.host.removeEventListener('dragleave', this.#away);
    this.host.removeEventListener('drop', this.#drop);
  }

  #over = (/** @type {DragEvent} */ event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#mark(true);
  };

  #away = (/** @type {DragEvent} */ event) => {
    if (!this.host.contains(/** @type {Node | null} */ (event.relatedTarget))) this.#mark(false);
  };

  #drop = (/** @type {DragEvent} */ event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    this.#mark(false);
    this.take(file);
  };

  /** @param {boolean} isOver */
  #mark(isOver) {
    if (this.isOver === isOver) return;
    this.isOver = isOver;
    this.host.requestUpdate();
  }
}
