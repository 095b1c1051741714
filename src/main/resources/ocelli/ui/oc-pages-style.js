import { css } from 'lit';

/** How pages look; status colours are those of paper, which is white in both themes. */
export const pagesStyle = css`
  :host { display: flex; flex-direction: column; min-height: 0; background: var(--sunken); container-type: inline-size; }
  .tools { display: flex; align-items: center; gap: 2px 6px; padding: 4px 6px; background: var(--raised); border-bottom: 1px solid var(--line); flex-wrap: wrap; min-height: 41px; }
  .group { display: inline-flex; align-items: center; gap: 2px; }
  .tools button { padding: 4px 5px; } .tools button[aria-pressed="true"] { background: var(--accent-soft); }
  .tools .layer { font-size: 12px; padding: 2px 7px; min-height: 26px; margin-right: 2px; border: 1px solid var(--line); border-radius: 13px; } .tools .layer[aria-pressed="true"] { border-color: var(--accent); }
  .count { display: inline-flex; align-items: center; gap: 4px; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .count input { width: 48px; min-height: 26px; padding: 2px 4px; text-align: right; appearance: textfield; }
  .both { flex: 1; display: flex; min-height: 0; }
  .strip { width: 92px; overflow-y: auto; border-right: 1px solid var(--line); background: var(--raised); padding: 8px; flex: none; }
  .strip button { display: block; width: 100%; padding: 4px; border-color: transparent; background: none; font-size: 11px; text-align: center; margin-bottom: 4px; content-visibility: auto; contain-intrinsic-size: auto 112px; }
  .strip button[aria-current] { border-color: var(--accent); background: var(--accent-soft); }
  .strip img { width: 100%; height: 84px; object-fit: contain; display: block; }
  .pages { overflow: auto; flex: 1; padding: 12px; container-type: size; }
  .sheet { --aspect: 0.707; position: relative; margin: 0 auto 12px; width: var(--zoom, 100%); aspect-ratio: var(--aspect); background: #fff; box-shadow: var(--shadow); overflow: hidden; }
  .sheet.whole { width: min(100%, calc((100cqh - 24px) * var(--aspect))); }
  .sheet.turn90, .sheet.turn270 { aspect-ratio: calc(1 / var(--aspect)); } .sheet.whole.turn90, .sheet.whole.turn270 { width: min(100%, calc((100cqh - 24px) / var(--aspect))); }
  .face { position: absolute; left: 0; top: 0; width: 100%; height: 100%; container-type: inline-size; transform-origin: 0 0; }
  .face.over, .face.over .text { cursor: pointer; }
  .turn90 .face, .turn270 .face { width: calc(100% * var(--aspect)); height: calc(100% / var(--aspect)); }
  .turn90 .face { transform: rotate(90deg) translateY(-100%); } .turn270 .face { transform: rotate(-90deg) translateX(-100%); } .turn180 .face { transform: rotate(180deg) translate(-100%, -100%); }
  .face img { display: block; width: 100%; height: 100%; position: absolute; inset: 0; user-select: none; }
  .face svg { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
  .face p { position: absolute; inset: 0; display: grid; place-items: center; color: #444; margin: 0; padding: 16px; text-align: center; }
  .text { position: absolute; inset: 0; overflow: hidden; display: flow-root; color: transparent; font-family: sans-serif; white-space: pre; cursor: text; user-select: text; line-height: 1; }
  .text div { width: max-content; } .text ::selection { background: rgb(30 110 220 / 32%); color: transparent; }
  rect { vector-effect: non-scaling-stroke; stroke-width: 2; fill-opacity: .12; transition: opacity .12s; }
  .exact, .normalised { stroke: #1a7f37; fill: #1a7f37; } .derived { stroke: #0a5fc2; fill: #0a5fc2; }
  .unverified { stroke: #a86a00; fill: #a86a00; stroke-dasharray: 5 3; } .absent, .unread { stroke: #626d75; fill: #626d75; }
  rect.on { fill-opacity: .24; stroke-width: 3; } .dim rect.field:not(.on) { opacity: .3; }
  rect.word { stroke: #0b7285; stroke-width: 1; fill: #0b7285; fill-opacity: .08; } rect.table { stroke: #7a3db8; fill: #7a3db8; fill-opacity: .05; stroke-dasharray: 8 4; }
  rect.hit { stroke: none; fill: #ffc400; fill-opacity: .38; } rect.hit.now { fill: #ff7a00; fill-opacity: .5; }
  .tag { position: absolute; transform: translateY(-100%); pointer-events: none; font: 11px/1.4 var(--sans); color: #fff; padding: 0 6px; border-radius: 3px 3px 3px 0; white-space: nowrap; max-width: 90%; overflow: hidden; text-overflow: ellipsis; user-select: none; }
  .tag.far { transform: translate(-100%, -100%); border-radius: 3px 3px 0; }
  .tag.exact, .tag.normalised { background: #166c2f; } .tag.derived { background: #0a5fc2; } .tag.unverified { background: #8a5a00; } .tag.absent, .tag.unread { background: #566169; }
  .error { margin: 16px; }
  @container (max-width: 545px) { .tools button { padding: 4px 3px; } .tools { gap: 2px 3px; } .count input { width: 40px; } .tools .layer { padding: 2px 5px; } }
  @container (max-width: 460px) { .strip { width: 64px; padding: 4px; } .strip img { height: 60px; } }
`;
