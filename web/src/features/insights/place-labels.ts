/** A label that wants to stand beside a point, and how much it matters that it does. */
export type Wanted = { id: string; text: string; x: number; y: number; r: number; weight: number };
export type Placed = { id: string; text: string; x: number; y: number; anchor: "start" | "end" };

type Box = { left: number; right: number; top: number; bottom: number };

const letterWidth = 6.9; // of Source Sans at 13px, on the wide side
const lineHeight = 16;

/**
 * Places as many labels as fit without lying on one another or on the middle of
 * a bigger bubble, the weightiest first: to the right, else to the left. Those
 * with no room are left out; the table has them all.
 */
export function placeLabels(
  wanted: readonly Wanted[],
  frame: { left: number; right: number; top: number; bottom: number },
  most = 24,
): Placed[] {
  const taken: Box[] = [];
  const placed: Placed[] = [];
  for (const label of [...wanted].sort((one, other) => other.weight - one.weight)) {
    if (placed.length >= most) break;
    const width = label.text.length * letterWidth;
    const right = label.x + label.r + 5;
    const left = label.x - label.r - 5;
    const options = [
      { anchor: "start" as const, x: right, box: boxAt(right, label.y, width) },
      { anchor: "end" as const, x: left, box: boxAt(left - width, label.y, width) },
    ];
    const bubbles = wanted.filter(({ id }) => id !== label.id).map(({ x, y, r }) => boxAround(x, y, Math.max(3, r * 0.6)));
    const free = options.find(({ box }) => inside(box, frame) && ![...taken, ...bubbles].some((other) => meet(box, other)));
    if (!free) continue;
    taken.push(free.box, boxAround(label.x, label.y, label.r));
    placed.push({ id: label.id, text: label.text, x: free.x, y: label.y, anchor: free.anchor });
  }
  return placed;
}

const boxAt = (left: number, y: number, width: number): Box => ({
  left,
  right: left + width,
  top: y - lineHeight / 2,
  bottom: y + lineHeight / 2,
});
const boxAround = (x: number, y: number, r: number): Box => ({ left: x - r, right: x + r, top: y - r, bottom: y + r });
const inside = (box: Box, frame: Box): boolean =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
const meet = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
