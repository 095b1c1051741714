import { LitElement, html, css } from 'lit';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars } from '@codemirror/view';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Language, HighlightStyle, syntaxHighlighting, bracketMatching, defineLanguageFacet, foldGutter, foldKeymap, indentOnInput, LanguageSupport } from '@codemirror/language';
import { search, searchKeymap, highlightSelectionMatches } from '@codemirror/search';
import { setDiagnostics, lintGutter, lintKeymap } from '@codemirror/lint';
import { json } from '@codemirror/lang-json';
import { yaml, yamlFrontmatter } from '@codemirror/lang-yaml';
import { parser as markdownParser } from '@lezer/markdown';
import { tags } from '@lezer/highlight';
import { texts } from '../texts.js';

const markdown = new LanguageSupport(new Language(defineLanguageFacet(), markdownParser, [], 'markdown'));

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName), tags.keyword, tags.typeName], color: 'var(--info)' },
  { tag: [tags.string, tags.monospace], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--warn)' },
  { tag: [tags.comment, tags.meta, tags.processingInstruction, tags.contentSeparator], color: 'var(--muted)' },
  { tag: tags.heading, color: 'var(--accent)', fontWeight: '600' },
  { tag: [tags.link, tags.url], color: 'var(--accent)', textDecoration: 'underline' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.invalid, color: 'var(--bad)' },
]);

const looks = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--ground)', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)', padding: '8px 0' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--muted)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-soft) 45%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--accent-soft)', color: 'var(--text)' },
  '&.cm-focused .cm-selectionBackground, .cm-content ::selection': { backgroundColor: 'var(--accent-soft)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--accent)' },
  '.cm-searchMatch': { backgroundColor: 'var(--warn-soft)', outline: '1px solid var(--warn)' },
  '.cm-searchMatch-selected, .cm-selectionMatch': { backgroundColor: 'var(--info-soft)' },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--text)', borderColor: 'var(--line)' },
  '.cm-panel button': { backgroundImage: 'none', backgroundColor: 'var(--ground)', color: 'var(--text)', border: '1px solid var(--line)', borderRadius: '4px' },
  '.cm-panel input': { backgroundColor: 'var(--ground)', color: 'var(--text)', border: '1px solid var(--line-strong)', borderRadius: '4px' },
  '.cm-panel.cm-search [name=close]': { border: '0', backgroundColor: 'transparent', color: 'var(--text)' },
  '.cm-tooltip': { backgroundColor: 'var(--raised)', color: 'var(--text)', border: '1px solid var(--line)', borderRadius: '6px', maxWidth: '420px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad)', textUnderlineOffset: '3px' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--warn)', textUnderlineOffset: '3px' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--sunken)', color: 'var(--muted)', border: '0', padding: '0 6px' },
});

/**
 * What is typed over a selection is put in by us: the browser would carry looks over as style attributes, which the page's
 * policy forbids.
 */
const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const typed = event.inputType === 'insertText' && event.data !== null && !event.isComposing && !view.composing;
    if (!typed || view.state.readOnly || view.state.selection.ranges.every(range => range.empty)) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

function language(path) {
  if (path.endsWith('.md')) return yamlFrontmatter({ content: markdown });
  if (path.endsWith('.json')) return json();
  return /\.ya?ml$/.test(path) ? yaml() : [];
}

/**
 * A text of one file, written with colours, numbers, undo and search; `findings` are marked at their lines. Tells `change`
 * with the text. Each path keeps its own history while the element lives. Tab leaves it, as in every other field.
 */
export class OcCode extends LitElement {
  static properties = { path: {}, text: {}, findings: { attribute: false }, fixed: { type: Boolean } };
  static styles = css`
    :host { display: block; min-height: 0; position: relative; }
    .host { height: 100%; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  `;

  constructor() {
    super();
    this.path = '';
    this.text = '';
    this.findings = [];
    this.states = new Map();
  }

  state(path, doc) {
    return EditorState.create({ doc, extensions: [
      lineNumbers(), foldGutter(), lintGutter(), highlightSpecialChars(), history(), indentOnInput(), bracketMatching(), highlightActiveLine(), highlightActiveLineGutter(),
      search({ top: true }), highlightSelectionMatches(), syntaxHighlighting(colours), looks, typedOver, language(path),
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...foldKeymap, ...lintKeymap]),
      EditorState.readOnly.of(Boolean(this.fixed)), EditorState.tabSize.of(2), EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': path, 'aria-describedby': 'how', spellcheck: path.endsWith('.md') ? 'true' : 'false' }),
      EditorView.updateListener.of(update => update.docChanged && !this.foreign && this.told(update.state.doc.toString())),
    ] });
  }

  told(text) {
    this.text = text;
    this.dispatchEvent(new CustomEvent('change', { detail: text }));
  }

  firstUpdated() {
    this.view = new EditorView({ state: this.state(this.path, this.text), parent: this.renderRoot.querySelector('.host'), root: this.renderRoot });
    this.shown = this.path;
    this.mark();
  }

  updated(changed) {
    if (!this.view) return;
    if (this.shown !== this.path) {
      this.states.set(this.shown, this.view.state);
      const kept = this.states.get(this.path);
      this.view.setState(kept?.doc.toString() === this.text ? kept : this.state(this.path, this.text));
      this.shown = this.path;
    } else if (changed.has('text') && this.text !== this.view.state.doc.toString()) {
      this.foreign = true;
      this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: this.text } });
      this.foreign = false;
    }
    if (changed.has('findings') || changed.has('path')) this.mark();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    queueMicrotask(() => { if (!this.isConnected) { this.view?.destroy(); this.view = null; this.hasUpdated = false; } });
  }

  /** Where a finding stands: from its column to the end of the word, or of the line. */
  span(finding) {
    const doc = this.view.state.doc;
    const line = doc.line(Math.min(Math.max(finding.line, 1), doc.lines));
    const from = Math.min(line.from + finding.column - 1, line.to);
    const word = /^"[^"]*"|^[\w.-]+/.exec(doc.sliceString(from, line.to))?.[0].length;
    return { from, to: word ? from + word : line.to };
  }

  mark() {
    const marks = (this.findings ?? []).map(finding => ({ ...this.span(finding), severity: finding.severity, message: finding.message }));
    this.view.dispatch(setDiagnostics(this.view.state, marks));
  }

  /** Goes to a finding and sets the cursor there. */
  goTo(finding) {
    const { from } = this.span(finding);
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    this.view.focus();
  }

  render() {
    return html`<span id="how" class="hidden">${texts.skills.editorKeys}</span><div class="host"></div>`;
  }
}
customElements.define('oc-code', OcCode);
