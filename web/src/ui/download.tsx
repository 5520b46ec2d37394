import { Button } from "./button.tsx";

type Cell = string | number | null | undefined;

type Props = {
  /** The file's name, without its ending: "location-quotients-west-yorkshire-2021". */
  name: string;
  /** The data, its heads first. */
  rows?: () => readonly (readonly Cell[])[];
  /** The picture, where there is one. */
  picture?: () => SVGSVGElement | null | undefined;
};

/** The data as CSV; the picture as SVG and PNG. */
export function Downloads({ name, rows, picture }: Props) {
  const svg = () => picture?.() ?? undefined;
  return (
    <span className="row downloads">
      {rows && (
        <Button look="plain" little onClick={() => save(`${name}.csv`, new Blob([csv(rows())], { type: "text/csv;charset=utf-8" }))}>
          Data (CSV)
        </Button>
      )}
      {picture && (
        <>
          <Button look="plain" little onClick={() => withPicture(svg(), (drawn) => save(`${name}.svg`, svgBlob(drawn)))}>
            Picture (SVG)
          </Button>
          <Button look="plain" little onClick={() => withPicture(svg(), async (drawn) => save(`${name}.png`, await pngBlob(drawn)))}>
            Picture (PNG)
          </Button>
        </>
      )}
    </span>
  );
}

const withPicture = (svg: SVGSVGElement | undefined, use: (svg: SVGSVGElement) => void) => svg && use(svg);

/** RFC 4180, with the mark by which spreadsheets know UTF-8. A cell that a spreadsheet would run as a formula is held back with a quote. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function save(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  // Custom properties mean nothing outside the page: write what they stand for.
  const styles = getComputedStyle(document.documentElement);
  return new XMLSerializer()
    .serializeToString(copy)
    .replace(/var\((--[\w-]+)\)/g, (_, name: string) => styles.getPropertyValue(name).trim());
}

const svgBlob = (svg: SVGSVGElement) => new Blob([standalone(svg)], { type: "image/svg+xml" });

async function pngBlob(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const picture = new Image();
  const address = URL.createObjectURL(svgBlob(svg));
  try {
    await new Promise<void>((resolve, reject) => {
      picture.onload = () => resolve();
      picture.onerror = () => reject(new Error("The picture could not be drawn"));
      picture.src = address;
    });
    const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This browser cannot draw a PNG");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The PNG came out empty"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
