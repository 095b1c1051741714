import { LitElement, html, css } from 'lit';
import { shared } from './shared.js';
import { texts } from './texts.js';
import { fragment } from './markdown.js';

/** Markdown, drawn again at most once a frame while it streams. Tells `ref` when an artifact's name is clicked. */
export class OcMarkdown extends LitElement {
  static properties = { text: {}, citations: { attribute: false } };
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
    sup button { min-height: 0; min-width: 18px; padding: 0 4px; margin: 0 2px; border: 0; border-radius: 9px; background: var(--accent); color: var(--accent-text); font-size: 11px; line-height: 16px; justify-content: center; }
    .wide th { position: sticky; top: 0; } h1, h2, h3, h4, h5, h6 { font-size: 15px; margin: 12px 0 6px; } h1 { font-size: 18px; } h2 { font-size: 16px; } hr { border: 0; border-top: 1px solid var(--line); }
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
    this.cite(nodes);
    this.renderRoot.querySelector('div').replaceChildren(nodes);
  }

  /** Puts the number of a source behind the words that are cited, where they stand first. */
  cite(nodes) {
    (this.citations ?? []).filter(one => one.bboxes?.length).forEach((citation, i) => {
      const words = document.createTreeWalker(nodes, NodeFilter.SHOW_TEXT);
      for (let node; citation.quote && (node = words.nextNode());) {
        const at = node.data.indexOf(citation.quote);
        if (at < 0 || node.parentElement?.closest('pre, code, a, sup')) continue;
        const after = node.splitText(at + citation.quote.length);
        const mark = document.createElement('button');
        mark.textContent = String(i + 1);
        mark.setAttribute('aria-label', texts.chat.source(citation.quote));
        mark.addEventListener('click', () => this.dispatchEvent(new CustomEvent('cite', { detail: citation })));
        const sup = document.createElement('sup');
        sup.append(mark);
        after.before(sup);
        break;
      }
    });
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
