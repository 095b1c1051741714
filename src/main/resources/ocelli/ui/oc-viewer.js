import { LitElement, html, css } from 'lit';
import './oc-pages.js';
import './oc-player.js';

/**
 * The source: pages with boxes over them, or a player with marks on its rail. Tells `light` with the path of what is under
 * the pointer, `choose` with that of what is clicked, and `now` with that of the segment that is heard; `lit` is lit from outside.
 */
export class OcViewer extends LitElement {
  static properties = { files: { attribute: false }, boxes: { attribute: false }, heard: { attribute: false }, lit: {} };
  static styles = css`
    :host { display: flex; flex-direction: column; min-height: 0; height: 100%; background: var(--sunken); }
    oc-pages, oc-player { flex: 1; min-height: 0; }
  `;

  constructor() {
    super();
    this.files = [];
    this.boxes = [];
    this.heard = null;
  }

  /** Goes to the place of a value: turns to its page, or plays from its time. */
  show(path) {
    this.renderRoot.querySelector('oc-pages, oc-player')?.show(path);
  }

  render() {
    const [file] = this.files;
    if (this.files.length === 1 && /^(audio|video)\//.test(file.media_type ?? '')) {
      return html`<oc-player .file=${file} .boxes=${this.boxes} .heard=${this.heard} .lit=${this.lit}></oc-player>`;
    }
    return html`<oc-pages .files=${this.files} .boxes=${this.boxes} .lit=${this.lit}><slot></slot></oc-pages>`;
  }
}
customElements.define('oc-viewer', OcViewer);
