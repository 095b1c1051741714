import { css } from 'lit';

/** Styles that every component starts from. */
export const shared = css`
  :host { box-sizing: border-box; }
  *, *::before, *::after { box-sizing: inherit; }
  h1 { font-size: 20px; line-height: 1.3; margin: 0; }
  h2 { font-size: 16px; margin: 0 0 8px; }
  h3 { font-size: 14px; margin: 0 0 4px; }
  p { margin: 0 0 8px; }
  a { color: var(--accent); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
  button, .button, select, input, textarea { font: inherit; color: inherit; }
  button, .button {
    display: inline-flex; align-items: center; gap: 6px; min-height: 32px; padding: 4px 12px; cursor: pointer;
    border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); text-decoration: none;
  }
  button:hover:not(:disabled), .button:hover { border-color: var(--line-strong); }
  button:disabled { opacity: .55; cursor: default; }
  button.primary, .button.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-text); }
  button.plain, .button.plain { border-color: transparent; background: none; padding: 4px 8px; }
  button.plain:hover:not(:disabled), .button.plain:hover { background: var(--sunken); }
  button.danger { color: var(--bad); }
  input, select, textarea {
    border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--ground); padding: 5px 8px;
    min-height: 32px;
  }
  textarea { resize: vertical; }
  label { display: block; }
  label > span { display: block; color: var(--muted); font-size: 12px; margin-bottom: 2px; }
  .muted { color: var(--muted); }
  .small { font-size: 12px; }
  .mono { font-family: var(--mono); font-size: 13px; }
  .number { font-variant-numeric: tabular-nums; text-align: right; }
  .row { display: flex; align-items: center; gap: 8px; flex-wrap: wrap; }
  .spread { display: flex; align-items: center; justify-content: space-between; gap: 8px; flex-wrap: wrap; }
  .stack { display: flex; flex-direction: column; gap: 12px; }
  .card { border: 1px solid var(--line); border-radius: var(--radius); background: var(--ground); padding: 16px; }
  .error { background: var(--bad-soft); color: var(--bad); border-radius: var(--radius); padding: 8px 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
  a.back { display: inline-flex; align-items: center; gap: 2px; color: var(--muted); font-size: 12px; text-decoration: none; margin-bottom: 4px; }
  a.back:hover { color: var(--accent); }
  a.back svg.icon { width: 14px; height: 14px; }
  .hidden { position: absolute; left: 0; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .page { padding: 24px; max-width: 1200px; margin: 0 auto; }
  @media (max-width: 720px) { .page { padding: 16px; } }
  svg.icon { width: 18px; height: 18px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
  @media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation: none !important; transition: none !important; } }
`;
