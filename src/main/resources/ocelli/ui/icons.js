import { svg, html } from 'lit';

const PATHS = {
  chat: svg`<path d="M4 5h16v11H9l-5 4z"/>`,
  overview: svg`<path d="M4 20V10M10 20V4M16 20v-8M21 20H3"/>`,
  requests: svg`<path d="M6 3h9l4 4v14H6zM9 11h7M9 15h7"/>`,
  executions: svg`<circle cx="6" cy="6" r="2.5"/><circle cx="6" cy="18" r="2.5"/><circle cx="18" cy="12" r="2.5"/><path d="M8.5 6.5 16 11M8.5 17.5 16 13"/>`,
  completions: svg`<path d="M4 6h16M4 12h10M4 18h13"/>`,
  skills: svg`<path d="m12 3 2.6 5.8 6.4.7-4.8 4.3 1.4 6.2L12 16.8 6.4 20l1.4-6.2L3 9.5l6.4-.7z"/>`,
  agents: svg`<rect x="5" y="8" width="14" height="11" rx="2"/><path d="M12 8V4M9 13h.01M15 13h.01M9 16h6"/>`,
  files: svg`<path d="M3 6h7l2 2h9v11H3z"/>`,
  evaluations: svg`<path d="M4 12l5 5L20 6"/>`,
  feedback: svg`<path d="M5 20l1-5L16 5l4 4L10 19zM14 7l4 4"/>`,
  webhooks: svg`<path d="M4 12h10M10 7l5 5-5 5M19 5v14"/>`,
  keys: svg`<circle cx="8" cy="14" r="4"/><path d="m11 11 9-7M17 6l3 3"/>`,
  models: svg`<path d="m12 3 8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9"/>`,
  system: svg`<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  send: svg`<path d="M5 12h14M13 6l6 6-6 6"/>`,
  stop: svg`<rect x="6" y="6" width="12" height="12" rx="1"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  clip: svg`<path d="m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.5 3.5 0 0 1 5 5l-8.5 8.5a2 2 0 0 1-3-3L14 7"/>`,
  copy: svg`<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M5 15V4h11"/>`,
  retry: svg`<path d="M4 12a8 8 0 1 1 2.5 5.8M4 19v-5h5"/>`,
  edit: svg`<path d="M5 20l1-5L16 5l4 4L10 19z"/>`,
  trash: svg`<path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13"/>`,
  download: svg`<path d="M12 4v11M7 11l5 5 5-5M5 20h14"/>`,
  menu: svg`<path d="M4 7h16M4 12h16M4 17h16"/>`,
  zoomIn: svg`<circle cx="11" cy="11" r="6"/><path d="m16 16 5 5M11 8v6M8 11h6"/>`,
  zoomOut: svg`<circle cx="11" cy="11" r="6"/><path d="m16 16 5 5M8 11h6"/>`,
  left: svg`<path d="m14 6-6 6 6 6"/>`,
  right: svg`<path d="m10 6 6 6-6 6"/>`,
  down: svg`<path d="m6 10 6 6 6-6"/>`,
  theme: svg`<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/>`,
  search: svg`<circle cx="11" cy="11" r="6"/><path d="m16 16 5 5"/>`,
  out: svg`<path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9"/>`,
};

/** A picture beside words, never instead of a name: buttons with only an icon carry an aria-label. */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${PATHS[name]}</svg>`;
}
