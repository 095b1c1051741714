import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { fragment } from './markdown.js';

/** Markdown, drawn again at most once a frame while it streams. Tells `ref` when an artifact's name is clicked. */
export class OcMarkdown extends LitElement {
  static properties = { text: {} };
  static styles = [shared, css`
    :host { display: block; overflow-wrap: anywhere; }
    p:last-child { margin-bottom: 0; }
    pre { position: relative; background: var(--sunken); padding: 10px 12px; border-radius: var(--radius); overflow: auto; font: 13px/1.5 var(--mono); }
    code { font-family: var(--mono); font-size: 13px; background: var(--sunken); border-radius: 4px; padding: 1px 4px; }
    pre code { background: none; padding: 0; }
    pre button { position: absolute; top: 6px; right: 6px; min-height: 26px; padding: 0 8px; font-size: 12px; }
    .wide { overflow-x: auto; margin-bottom: 8px; }
    table { border-collapse: collapse; font-size: 13px; } th, td { border: 1px solid var(--line); padding: 5px 10px; text-align: left; } th { background: var(--raised); }
    blockquote { margin: 0 0 8px; padding-left: 12px; border-left: 3px solid var(--line); color: var(--muted); }
    a[data-ref] { font-family: var(--mono); font-size: 12px; background: var(--accent-soft); padding: 1px 6px; border-radius: 10px; text-decoration: none; }
    ul, ol { margin: 0 0 8px; padding-left: 22px; }
  `];

  updated() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => { this.frame = null; this.draw(); });
  }

  draw() {
    const nodes = fragment(this.text ?? '');
    nodes.querySelectorAll('pre').forEach(pre => {
      const copy = document.createElement('button');
      copy.textContent = texts.copy;
      copy.addEventListener('click', async () => { await navigator.clipboard.writeText(pre.querySelector('code').textContent); copy.textContent = texts.copied; });
      pre.append(copy);
    });
    nodes.querySelectorAll('table').forEach(table => {
      const wide = document.createElement('div');
      wide.className = 'wide';
      wide.tabIndex = 0;
      table.replaceWith(wide);
      wide.append(table);
    });
    this.renderRoot.querySelector('div').replaceChildren(nodes);
  }

  click(event) {
    const ref = event.target.closest('a[data-ref]')?.dataset.ref;
    if (ref) {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('ref', { detail: ref, bubbles: true, composed: true }));
    }
  }

  render() {
    return html`<div @click=${this.click}></div>`;
  }
}
customElements.define('oc-markdown', OcMarkdown);
