import { css } from 'lit';

/** How lists look: a calm table, and one card for each row where there is no room for one. */
export const tableStyles = css`
  :host { display: block; container-type: inline-size; }
  .tools { margin-bottom: 12px; }
  .frame { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); }
  .frame.waiting tbody { opacity: .55; transition: opacity .12s; }
  table { width: 100%; border-collapse: collapse; }
  th { text-align: left; font-weight: 600; color: var(--muted); font-size: 12px; background: var(--raised); white-space: nowrap; }
  th.number { text-align: right; }
  th button { border: 0; background: none; padding: 0; min-height: 0; font-weight: 600; position: relative; }
  th button:hover { color: var(--text); }
  .arrow { position: absolute; left: 100%; padding-left: 2px; }
  th.number .arrow { left: auto; right: 100%; padding: 0 2px 0 0; }
  th, td { padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: middle; }
  tbody tr:last-child td { border-bottom: 0; }
  tr.line, tr.line-to-come { height: 41px; }
  tbody tr.link { cursor: pointer; }
  tbody tr.link:hover { background: var(--raised); }
  tbody tr:focus-within { background: var(--accent-soft); }
  tbody tr.chosen { background: var(--accent-soft); }
  tbody tr.fresh { animation: fresh .15s ease-out; }
  @keyframes fresh { from { opacity: 0; } }
  td a { color: inherit; text-decoration: none; font-weight: 500; }
  td a:hover { text-decoration: underline; text-underline-offset: 2px; }
  td { overflow-wrap: anywhere; min-width: 60px; }
  td.short { white-space: nowrap; }
  .tick { width: 36px; min-width: 36px; padding: 0; }
  .tick label { display: grid; place-items: center; min-height: 40px; cursor: pointer; }
  input[type="checkbox"] { min-height: 0; width: 16px; height: 16px; margin: 0; accent-color: var(--accent); }
  .one-line { display: -webkit-box; -webkit-line-clamp: 1; -webkit-box-orient: vertical; overflow: hidden; }
  a .one-line { font-weight: 400; }
  .gone { color: var(--muted); text-decoration: line-through; }
  .beneath { display: block; font-size: 12px; color: var(--muted); font-weight: 400; }
  .problem { display: block; color: var(--bad); font-size: 12px; font-weight: 400; }
  .foot { margin-top: 8px; min-height: 32px; }
  .sorting { display: none; }
  .empty { padding: 40px 16px; text-align: center; }
  .empty code { display: block; margin: 12px auto 0; max-width: 640px; text-align: left; background: var(--sunken); padding: 8px 12px; border-radius: var(--radius); font-family: var(--mono); font-size: 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
  .bone { display: block; height: 10px; border-radius: 5px; background: var(--sunken); max-width: 140px; }
  @container (max-width: 640px) {
    .sorting { display: inline-block; min-height: 30px; border-radius: 16px; }
    thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    table, tbody { display: block; }
    tr.line { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 12px; padding: 10px 12px; height: auto; border-bottom: 1px solid var(--line); position: relative; }
    tbody tr:last-child { border-bottom: 0; }
    td { border: 0; padding: 0; min-width: 0; text-align: left; font-size: 13px; color: var(--muted); }
    td.number { text-align: left; }
    td:empty { display: none; }
    td.first { flex: 1 0 calc(100% - 48px); font-size: 14px; color: var(--text); }
    td.number:not(:empty)::before { content: attr(data-title) ' '; }
    .tick { flex: none; width: 28px; min-width: 28px; }
    .tick + td.first { flex-basis: calc(100% - 60px); }
    .tick label { min-height: 28px; }
  }
`;
