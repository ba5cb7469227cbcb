// Reads a well-formed XML document into { name, attributes, children, text }; text is the element's own and its
// descendants'. Enough for result files: no DTDs and no namespaces. Throws where the document is not well formed.

const token = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function parseXml(source) {
  const document = { children: [], text: '' };
  const open = [document];
  const addText = (text) => open.forEach((element) => { element.text += text; });
  token.lastIndex = source.charCodeAt(0) === 0xfeff ? 1 : 0;

  while (token.lastIndex < source.length) {
    const position = token.lastIndex;
    const match = token.exec(source);
    if (!match) {
      throw new Error(`not well formed at character ${position}`);
    }
    const [, cdata, closing, opening, attributes, selfClosing, text] = match;
    if (opening) {
      const element = { name: opening, attributes: readAttributes(attributes), children: [], text: '' };
      open.at(-1).children.push(element);
      if (!selfClosing) {
        open.push(element);
      }
    } else if (closing) {
      const element = open.pop();
      if (element.name !== closing) {
        throw new Error(`</${closing}> closes <${element.name ?? 'nothing'}>`);
      }
    } else if (cdata !== undefined) {
      addText(cdata);
    } else if (text) {
      addText(decode(text));
    }
  }
  if (open.length > 1 || document.children.length !== 1) {
    throw new Error('the document ends too early');
  }
  return document.children[0];
}

/** Every element of that name below the given one, in document order. */
export function descendants(element, name) {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

function readAttributes(text) {
  return Object.fromEntries([...text.matchAll(attribute)].map(([, name, double, single]) => [name, decode(double ?? single)]));
}

function decode(text) {
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, name) =>
    name ? entities[name] ?? whole : String.fromCodePoint(hex ? parseInt(hex, 16) : parseInt(decimal, 10)));
}
