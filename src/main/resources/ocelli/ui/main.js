import './oc-app.js';

const theme = localStorage.getItem('ocelli.theme');
if (theme) document.documentElement.dataset.theme = theme;
