import { LitElement, html, css } from 'lit';
import { shared } from '../shared.js';
import { texts } from '../texts.js';
import { icon } from '../icons.js';

const TYPES = ['string', 'date', 'number', 'integer', 'boolean', 'list', 'table', 'object'];

/** A JSON Schema as a list of fields; what the form does not know stays in the text as it is. */
class OcSchemaForm extends LitElement {
  static properties = { text: {} };
  static styles = [shared, css`
    :host { display: block; border: 1px solid var(--line); border-radius: var(--radius); padding: 8px; min-height: 440px; overflow: auto; }
    .field { display: grid; grid-template-columns: minmax(0, 1fr) 100px minmax(0, 1.4fr) auto auto; gap: 6px; margin-bottom: 6px; align-items: center; }
    .inner { margin-left: 24px; border-left: 2px solid var(--line); padding-left: 8px; }
    input:not([type="checkbox"]) { width: 100%; }
    @media (max-width: 480px) { .field { grid-template-columns: 1fr 1fr auto; } }
  `];

  schema() {
    try {
      const schema = JSON.parse(this.text || '{"type":"object","properties":{}}');
      return schema && typeof schema === 'object' ? schema : null;
    } catch {
      return null;
    }
  }

  change(edit) {
    const schema = this.schema();
    edit(schema);
    this.dispatchEvent(new CustomEvent('change', { detail: JSON.stringify(schema, null, 2) + '\n' }));
  }

  static typeOf(field) {
    const type = Array.isArray(field.type) ? field.type.find(each => each !== 'null') : field.type;
    if (type === 'string' && field.format === 'date') return 'date';
    if (type === 'array') return field.items?.type === 'object' ? 'table' : 'list';
    return type ?? 'string';
  }

  static withType(field, type) {
    const { title, description } = field;
    const kept = JSON.parse(JSON.stringify({ title, description }));
    if (type === 'date') return { ...kept, type: 'string', format: 'date' };
    if (type === 'list') return { ...kept, type: 'array', items: { type: 'string' } };
    if (type === 'table') return { ...kept, type: 'array', items: field.items?.type === 'object' ? field.items : { type: 'object', properties: {} } };
    if (type === 'object') return { ...kept, type: 'object', properties: field.properties ?? {} };
    return { ...kept, type };
  }

  /** The object at a path of field names; a table's columns are those of its items. */
  static at(schema, path) {
    return path.reduce((node, name) => { const field = node.properties[name]; return field.type === 'array' ? field.items : field; }, schema);
  }

  rename(path, from, to) {
    if (!to || from === to) return;
    this.change(schema => {
      const node = OcSchemaForm.at(schema, path);
      node.properties = Object.fromEntries(Object.entries(node.properties).map(([name, field]) => [name === from ? to : name, field]));
      if (node.required) node.required = node.required.map(name => name === from ? to : name);
    });
  }

  set(path, name, field) {
    this.change(schema => { OcSchemaForm.at(schema, path).properties[name] = field; });
  }

  require(path, name, on) {
    this.change(schema => {
      const node = OcSchemaForm.at(schema, path);
      const rest = (node.required ?? []).filter(each => each !== name);
      node.required = on ? [...rest, name] : rest;
      if (!node.required.length) delete node.required;
    });
  }

  add(path) {
    this.change(schema => {
      const node = OcSchemaForm.at(schema, path);
      node.type ??= 'object';
      node.properties ??= {};
      let number = Object.keys(node.properties).length + 1;
      while ('field_' + number in node.properties) number++;
      node.properties['field_' + number] = { type: 'string' };
    });
  }

  drop(path, name) {
    this.change(schema => {
      const node = OcSchemaForm.at(schema, path);
      delete node.properties[name];
      if (node.required) node.required = node.required.filter(each => each !== name);
    });
  }

  field(path, name, field, required) {
    const type = OcSchemaForm.typeOf(field);
    const inner = type === 'object' ? field : type === 'table' ? field.items : null;
    return html`<div class="field">
        <input aria-label=${texts.skills.name} .value=${name} @change=${event => this.rename(path, name, event.target.value.trim())}>
        <select aria-label=${texts.skills.type} @change=${event => this.set(path, name, OcSchemaForm.withType(field, event.target.value))}>${(TYPES.includes(type) ? TYPES : [...TYPES, type]).map(each => html`<option ?selected=${each === type}>${each}</option>`)}</select>
        <input aria-label="${texts.skills.about} ${name}" placeholder=${texts.skills.about} .value=${field.description ?? ''} @change=${event => this.set(path, name, { ...field, description: event.target.value || undefined })}>
        <label class="row small"><input type="checkbox" .checked=${required} @change=${event => this.require(path, name, event.target.checked)}>${texts.skills.required}</label>
        <button class="plain" aria-label="${texts.remove} ${name}" @click=${() => this.drop(path, name)}>${icon('trash')}</button></div>
      ${inner ? html`<div class="inner">${this.fields([...path, name], inner)}</div>` : ''}`;
  }

  fields(path, node) {
    return html`${Object.entries(node.properties ?? {}).map(([name, field]) => this.field(path, name, field, (node.required ?? []).includes(name)))}
      <button class="plain" @click=${() => this.add(path)}>${icon('plus')}${texts.skills.addField}</button>`;
  }

  render() {
    const schema = this.schema();
    return schema ? this.fields([], schema) : html`<p class="error">${texts.skills.brokenSchema}</p>`;
  }
}
customElements.define('oc-schema-form', OcSchemaForm);
