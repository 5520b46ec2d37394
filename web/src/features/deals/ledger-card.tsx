import { useState, type ReactNode } from "react";
import { removeAsk, removeOffer } from "@concord/contract/deals";
import { ledgerOf, type Ask, type DealView, type Offer } from "@concord/domain/deals";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, Cite, Cites, count, Dialog, ErrorSummary, Money, pounds, Tag } from "../../ui/index.ts";
import { SendsBack } from "./sends-back.tsx";

type Props = { view: DealView; onOpen: ((edit: string) => void) | undefined };

/** What is asked at the left, what is brought at the right, each side added up. */
export function LedgerCard({ view, onOpen }: Props) {
  const { deal, priorities } = view;
  const ledger = ledgerOf(deal);
  const [removing, setRemoving] = useState<Ask | Offer>();
  const titles = new Map(priorities.map(({ id, title }) => [id, title]));

  return (
    <Card title="Asks and offers">
      <div className="ledger">
        <section aria-labelledby="ledger-asks">
          <div className="row row-between">
            <h3 id="ledger-asks">We ask</h3>
            <strong>
              <Money pounds={ledger.askedPounds} />
            </strong>
          </div>
          <p className="tiny">{count(deal.asks.length, "ask")}</p>
          <ul className="ledger-lines">
            {deal.asks.map((ask) => (
              <li key={ask.id} id={ask.id}>
                <Line line={ask} onOpen={onOpen} onRemove={() => setRemoving(ask)}>
                  {ask.priorityIds.length === 0 ? (
                    <Tag health="over">serves no priority yet</Tag>
                  ) : (
                    <Cites>
                      {ask.priorityIds.map((id) => (
                        <Cite key={id}>{titles.get(id) ?? "a priority that is gone"}</Cite>
                      ))}
                    </Cites>
                  )}
                  {ask.parties.length > 0 && <p className="tiny">Names {ask.parties.join("; ")}</p>}
                </Line>
              </li>
            ))}
          </ul>
          {onOpen && (
            <Button look="plain" little onClick={() => onOpen("ask")}>
              Add an ask
            </Button>
          )}
        </section>
        <section aria-labelledby="ledger-offers">
          <div className="row row-between">
            <h3 id="ledger-offers">We bring</h3>
            <strong>
              <Money pounds={ledger.offeredPounds} />
            </strong>
          </div>
          <p className="tiny">
            {count(deal.offers.length, "offer")}
            {deal.offers.length > 0 && `: ${howSure(ledger.offeredByStatus)}`}
          </p>
          <ul className="ledger-lines">
            {deal.offers.map((offer) => (
              <li key={offer.id} id={offer.id}>
                <Line line={offer} onOpen={onOpen} onRemove={() => setRemoving(offer)}>
                  <p className="tiny">
                    From {offer.from}{" "}
                    <Tag health={offer.status === "secured" ? "holds" : offer.status === "committed" ? "weak" : "none"}>{offer.status}</Tag>
                  </p>
                </Line>
              </li>
            ))}
          </ul>
          {onOpen && (
            <Button look="plain" little onClick={() => onOpen("offer")}>
              Add an offer
            </Button>
          )}
        </section>
      </div>
      {removing && <Removing view={view} line={removing} onClose={() => setRemoving(undefined)} />}
    </Card>
  );
}

/** "£2 million secured, £1.5 million indicative". */
const howSure = (byStatus: Record<Offer["status"], number>) =>
  (["secured", "committed", "indicative"] as const)
    .filter((status) => byStatus[status] > 0)
    .map((status) => `${pounds(byStatus[status])} ${status}`)
    .join(", ") || "none with a sum";

type LineProps = { line: Ask | Offer; onOpen: Props["onOpen"]; onRemove: () => void; children: ReactNode };

function Line({ line, onOpen, onRemove, children }: LineProps) {
  return (
    <>
      <div className="row row-between row-baseline">
        <h4>{line.title}</h4>
        <Money pounds={line.pounds} />
      </div>
      {line.text && <div className="prose small">{line.text}</div>}
      {children}
      {onOpen && (
        <div className="ledger-do">
          <Button look="quiet" little onClick={() => onOpen(line.id)}>
            Change<span className="for-readers"> “{line.title}”</span>
          </Button>
          <Button look="quiet" little onClick={onRemove}>
            Remove<span className="for-readers"> “{line.title}”</span>
          </Button>
        </div>
      )}
    </>
  );
}

function Removing({ view: { deal }, line, onClose }: { view: DealView; line: Ask | Offer; onClose: () => void }) {
  const ask = useWrite(removeAsk, { onDone: onClose });
  const offer = useWrite(removeOffer, { onDone: onClose });
  const isAsk = "parties" in line;
  const write = isAsk ? ask : offer;
  const send = () =>
    isAsk
      ? void ask.send({ params: { dealId: deal.id, askId: line.id as Ask["id"] }, ifMatch: deal.version })
      : void offer.send({ params: { dealId: deal.id, offerId: line.id as Offer["id"] }, ifMatch: deal.version });
  return (
    <Dialog title={`Remove “${line.title}”?`} open onClose={onClose}>
      <ErrorSummary failure={write.failure} onReadAgain={write.readAgain} />
      <SendsBack deal={deal} />
      <p>The audit keeps that it was here.</p>
      <div className="row">
        <Button look="warn" busy={write.sending} onClick={send}>
          Remove it
        </Button>
        <Button look="quiet" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}
