import { Marked } from 'marked';
import createDOMPurify from 'dompurify';

const REF = /^(?:img|vid|aud|doc|recon|arr|url)_[0-9a-f]{6}\b/;

const marked = new Marked({ gfm: true, breaks: true });
marked.use({
  extensions: [{
    name: 'ref', level: 'inline',
    start: text => text.search(/\b(?:img|vid|aud|doc|recon|arr|url)_[0-9a-f]{6}\b/),
    tokenizer: text => { const found = REF.exec(text); return found ? { type: 'ref', raw: found[0], id: found[0] } : undefined; },
    renderer: token => `<a href="#${token.id}" data-ref="${token.id}">${token.id}</a>`,
  }],
  renderer: { html: token => escape(token.text) }, // markup inside an answer is words, never markup
});

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const purify = createDOMPurify(window);
purify.addHook('afterSanitizeAttributes', node => {
  if (node.tagName === 'A' && !node.dataset.ref) {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer nofollow');
  }
});

const RULES = {
  ALLOWED_TAGS: ['p', 'br', 'b', 'strong', 'i', 'em', 'del', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'sup', 'sub'],
  ALLOWED_ATTR: ['href', 'title', 'align', 'start', 'data-ref', 'target', 'rel'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|#)/i,
  RETURN_DOM_FRAGMENT: true,
};

/** Markdown of an answer as safe nodes: no scripts, no styles, no pictures from elsewhere. */
export function fragment(text) {
  return purify.sanitize(marked.parse(text), RULES);
}
