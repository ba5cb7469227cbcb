// Single keys for a page, but not while someone types.
export function listen(keys, page) {
  const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || !keys.includes(event.key) || typing(event.target)) {
      return;
    }
    event.preventDefault();
    page.invokeMethodAsync("Press", event.key);
  };
  document.addEventListener("keydown", press);
  return { stop: () => document.removeEventListener("keydown", press) };
}
