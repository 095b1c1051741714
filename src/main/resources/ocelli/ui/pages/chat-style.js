import { css } from 'lit';

export const chatStyle = css`
  :host { display: grid; grid-template-columns: 264px minmax(0, 1fr) auto; grid-template-rows: minmax(0, 1fr); height: 100%; }
  .list { border-right: 1px solid var(--line); }
  .talk { display: flex; flex-direction: column; min-height: 0; min-width: 0; position: relative; }
  .messages { flex: 1; overflow: auto; padding: 16px; overflow-anchor: none; } .inner { max-width: 760px; margin: 0 auto; }
  .write { padding: 0 16px 16px; } .write > * { max-width: 760px; margin: 0 auto; }
  .side { width: min(560px, 44vw); border-left: 1px solid var(--line); display: flex; flex-direction: column; min-height: 0; background: var(--ground); }
  .side .head { padding: 6px 10px; flex-wrap: nowrap; } .side .head b { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .side oc-viewer, .side oc-artifact { flex: 1; min-height: 0; }
  .hello { text-align: center; padding: 10vh 0 20px; } .hello h1 { font-size: 24px; margin-bottom: 6px; } .suggestions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr)); gap: 8px; } .suggestions button { text-align: left; padding: 12px 14px; border-radius: 10px; background: var(--ground); }
  .bar { padding: 8px 16px; border-bottom: 1px solid var(--line); min-height: 49px; flex-wrap: nowrap; } .bar > button { flex: none; } .title { min-width: 0; flex-wrap: nowrap; } .bar h1 { font-size: 15px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .burger { display: none; }
  .down { position: absolute; left: 50%; margin-left: -18px; bottom: 150px; border-radius: 18px; width: 36px; height: 36px; padding: 0; justify-content: center; box-shadow: var(--shadow); background: var(--ground); }
  .over { position: absolute; inset: 8px; border: 2px dashed var(--accent); border-radius: 12px; background: var(--accent-soft); opacity: .94; display: grid; place-items: center; z-index: 4; pointer-events: none; } .over p { font-size: 18px; font-weight: 600; margin: 0; }
  @media (max-width: 1500px) { :host([beside]) { grid-template-columns: minmax(0, 1fr) auto; } :host([beside]) .list { display: none; } }
  @media (max-width: 900px) {
    :host, :host([beside]) { grid-template-columns: minmax(0, 1fr); } .list { display: none; }
    .list.open { display: flex; position: fixed; inset: 0 0 56px 0; z-index: 5; } .burger { display: inline-flex; }
    .side { position: fixed; inset: 0 0 56px 0; width: auto; z-index: 5; } .wide { display: none; } .write { padding: 0 8px 8px; } .messages { padding: 12px; }
  }
`;
