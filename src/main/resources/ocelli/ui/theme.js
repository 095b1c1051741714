/** Colours: `light`, `dark`, or as the system has them (empty). Kept in this browser. */
export function theme(name) {
  if (name) {
    document.documentElement.dataset.theme = name;
    localStorage.setItem('ocelli.theme', name);
  } else {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem('ocelli.theme');
  }
  window.dispatchEvent(new Event('oc-theme'));
}
