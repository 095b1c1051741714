import { css, html } from 'lit';

/** How forms that start a run look. */
export const formStyles = css`
  form { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 24px; align-items: start; }
  @media (max-width: 900px) { form { grid-template-columns: minmax(0, 1fr); } }
  fieldset { border: 0; padding: 0; margin: 0; min-width: 0; } fieldset + fieldset { margin-top: 24px; }
  legend { font-weight: 600; font-size: 16px; padding: 0; margin-bottom: 8px; }
  .hint { color: var(--muted); font-size: 12px; margin: 2px 0 8px; }
  .wrong { color: var(--bad); font-size: 12px; margin: 4px 0 0; }
  .ways { display: grid; grid-template-columns: repeat(auto-fit, minmax(136px, 1fr)); gap: 8px; margin-bottom: 12px; }
  .way { display: flex; gap: 8px; align-items: flex-start; border: 1px solid var(--line); border-radius: var(--radius); padding: 9px 12px; cursor: pointer; }
  .way:has(:checked) { border-color: var(--accent); background: var(--accent-soft); } .way:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
  .way span, .tick span { display: inline; color: inherit; font-size: 14px; margin: 0; } .way small { display: block; color: var(--muted); font-size: 12px; }
  input[type="radio"], input[type="checkbox"] { min-height: 0; margin: 3px 0 0; accent-color: var(--accent); flex: none; width: 16px; height: 16px; }
  .tick { display: flex; gap: 8px; align-items: flex-start; padding: 3px 0; }
  .pair { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 12px; }
  textarea, form select, form input:not([type="radio"]):not([type="checkbox"]) { width: 100%; }
  textarea { min-height: 72px; } textarea.code { font: 13px/1.5 var(--mono); min-height: 220px; tab-size: 2; }
  [aria-invalid="true"] { border-color: var(--bad); }
  .stack { gap: 12px; } .go { position: sticky; bottom: 0; background: var(--ground); padding: 12px 0; border-top: 1px solid var(--line); margin-top: 16px; }
  .go progress { width: 160px; accent-color: var(--accent); }
  code.block { display: block; background: var(--sunken); border-radius: var(--radius); padding: 10px 12px; font: 12px/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
  summary { cursor: pointer; color: var(--muted); } details[open] summary { margin-bottom: 8px; }
`;

/** What is wrong with a field, under it; its input names it by `aria-describedby`. */
export const wrong = (problems, name) => problems?.[name] ? html`<p class="wrong" id="wrong-${name}">${problems[name]}</p>` : '';
