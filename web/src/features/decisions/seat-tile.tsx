import type { Seat } from "@concord/domain/governance";

export type SeatWord = "For" | "Against" | "Abstained" | "You" | "Not yet" | "Recused" | "Absent";

/** A seat as a chair, with the word for how it stands: the colour only says again what the word says. */
export function SeatTile({ seat, word, holder }: { seat: Seat; word: SeatWord; holder: string | undefined }) {
  return (
    <div className="seat">
      <span className={`chair ${word.toLowerCase().replace(" ", "-")}`}>
        <svg viewBox="0 0 64 60" aria-hidden="true" focusable="false">
          <path d="M4 26C4 12 15 3 32 3s28 9 28 23v23c0 5-3 8-8 8H12c-5 0-8-3-8-8z" />
        </svg>
        <span className="chair-word">{word}</span>
      </span>
      <span className="seat-name">{seat.name}</span>
      <span className="seat-holder">{holder ?? (seat.holderId ? "" : "Vacant")}</span>
    </div>
  );
}
