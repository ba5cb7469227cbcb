// Pointer capture is the browser's: where a dragged handle is, as a part of the axis. What that means is decided on the server.
export function follow(axis, timeline) {
  axis.addEventListener("pointerdown", (start) => {
    const handle = start.target.closest("[data-handle]");
    if (!handle || start.button !== 0) {
      return;
    }
    const track = handle.parentElement;
    const number = Number(handle.dataset.handle);
    let part = null;
    let frame = 0;
    let under = Promise.resolve();
    const tell = (dropped) => {
      frame = 0;
      const at = part;
      under = under.then(() => timeline.invokeMethodAsync("Drag", number, at, dropped)).catch(() => {});
    };
    const move = (event) => {
      const box = track.getBoundingClientRect();
      part = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
      frame ||= setTimeout(() => tell(false), 40);
    };
    const drop = () => {
      clearTimeout(frame);
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", drop);
      handle.removeEventListener("pointercancel", drop);
      if (part !== null) {
        tell(true);
      }
    };
    handle.setPointerCapture(start.pointerId);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", drop);
    handle.addEventListener("pointercancel", drop);
    handle.focus();
    start.preventDefault();
  });
  // Arrow keys move a handle, not the page.
  axis.addEventListener("keydown", (event) => {
    if (event.target.closest("[data-handle]") && /^(Arrow|Page)/.test(event.key)) {
      event.preventDefault();
    }
  });
}
