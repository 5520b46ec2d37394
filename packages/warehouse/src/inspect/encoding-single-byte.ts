type SingleByte = "windows-1252" | "mac-roman";

/** Looked at before and after each byte beyond ASCII; and how many such bytes are enough to judge by. */
const enough = 20_000;

/**
 * Which of the two encodings in which one byte is one letter: what Excel writes
 * in this country on Windows, or on a Mac of old. Every byte is some letter in
 * both, so the one is taken whose letters stand where such letters stand: é
 * within a word, £ before a figure, a dash between spaces. What makes no
 * difference is left to Windows, which is far more common.
 */
export function singleByteEncodingOf(stretch: Uint8Array): SingleByte {
  const texts = { windows: new TextDecoder("windows-1252").decode(stretch), mac: new TextDecoder("macintosh").decode(stretch) };
  const score = { windows: 0, mac: 0 };
  let seen = 0;
  for (let place = 0; place < stretch.length && seen < enough; place++) {
    if (stretch[place]! < 0x80) continue; // within the stretch
    seen++;
    score.windows += plausibility(texts.windows, place);
    score.mac += plausibility(texts.mac, place);
  }
  return score.mac > score.windows ? "mac-roman" : "windows-1252";
}

const letter = /\p{L}/u;
const lower = /\p{Ll}/u;
const upper = /\p{Lu}/u;
const digit = /\d/;
const space = /[\s\u00a0]/;

/** Letters of the languages around us; the others of both encodings are rarer than a wrong guess. */
const known = /[éèêëàâäáåçîïíôöóüûúùñøæßœÉÈÊÀÂÄÁÅÇÎÍÔÖÓÜÚÑØÆ]/;

/** From -4, which no text has, to 3, where such a letter belongs. `place` is of a character: both encodings have one for each byte. */
function plausibility(text: string, place: number): number {
  const mark = text[place]!; // within the text
  const before = text[place - 1] ?? "\n";
  const after = text[place + 1] ?? "\n";
  if (mark >= "\u0080" && mark <= "\u009f") return -4; // controls: bytes that Windows-1252 leaves undefined
  if (letter.test(mark) && mark !== "ª" && mark !== "º") return plausibilityOfLetter(mark, before, after);
  switch (mark) {
    case "’":
      return letter.test(before) || digit.test(before) ? 3 : 0;
    case "‘":
    case "“":
      return !letter.test(before) && !digit.test(before) && !space.test(after) ? 2 : -1;
    case "”":
      return !space.test(before) ? 2 : -1;
    case "–":
    case "—":
      return (space.test(before) && space.test(after)) || (digit.test(before) && digit.test(after)) ? 3 : 1;
    case "£":
    case "€":
      return digit.test(after) || !letter.test(before) ? 2 : -1;
    case "\u00a0":
    case "…":
    case "•":
    case "·":
      return 1;
    case "²":
    case "³":
      return letter.test(before) ? 2 : 0;
    case "°":
    case "½":
    case "¼":
    case "¾":
      return digit.test(before) || space.test(before) ? 2 : 0;
    case "©":
    case "®":
    case "™":
    case "±":
    case "×":
    case "§":
      return 1;
    default:
      return -2; // ¬ ∞ ¤ ˇ and other signs that tables do without
  }
}

function plausibilityOfLetter(mark: string, before: string, after: string): number {
  if (!known.test(mark)) return -2;
  const alone = !letter.test(before) && !letter.test(after);
  if (alone) return -1;
  if (lower.test(mark)) return upper.test(before) && upper.test(after) ? -2 : 2;
  // A capital begins a word, or stands among capitals.
  return lower.test(before) ? -3 : 1;
}
