import { ledgerOf } from "@concord/domain/deals";
import type { PaperContent } from "@concord/domain/decisions";
import { Card, poundsExactly, Table } from "../../ui/index.ts";

/** The deal in full, in the text that is voted on. */
export function DealPaper({ deal }: { deal: PaperContent["deal"] }) {
  const { askedPounds, offeredPounds } = ledgerOf(deal);
  const titles = new Map(deal.priorities.map(({ id, title }) => [id, title]));
  const serves = (ids: readonly string[]) => ids.map((id) => titles.get(id as `pri_${string}`) ?? "a priority that was gone").join("; ");
  const foot = (total: number) => (
    <tr>
      <th scope="row">Together</th>
      <td />
      <td className="num">{poundsExactly(total)}</td>
    </tr>
  );

  return (
    <>
      <Card title="In summary">
        <div className="prose measure">{deal.summary || "No summary was written."}</div>
        <p className="quiet gap-top">With {deal.counterpart}.</p>
      </Card>
      <Card title="What is asked">
        <Table
          caption="What is asked, in pounds"
          captionHidden
          rows={deal.asks}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Ask",
              rowHead: true,
              cell: ({ title, text, parties }) => (
                <>
                  {title}
                  {text && <div className="prose small quiet">{text}</div>}
                  {parties.length > 0 && <div className="tiny">Parties: {parties.join("; ")}</div>}
                </>
              ),
            },
            { head: "Serves", cell: ({ priorityIds }) => serves(priorityIds) },
            { head: "Amount", numeric: true, cell: ({ pounds }) => poundsExactly(pounds) },
          ]}
          foot={foot(askedPounds)}
        />
      </Card>
      <Card title="What the place brings">
        <Table
          caption="What the place brings, in pounds"
          captionHidden
          rows={deal.offers}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Offer",
              rowHead: true,
              cell: ({ title, text, from }) => (
                <>
                  {title}
                  {text && <div className="prose small quiet">{text}</div>}
                  <div className="tiny">From {from}</div>
                </>
              ),
            },
            { head: "How sure", cell: ({ status }) => status },
            { head: "Amount", numeric: true, cell: ({ pounds }) => poundsExactly(pounds) },
          ]}
          foot={foot(offeredPounds)}
        />
      </Card>
      {deal.priorities.length > 0 && (
        <Card title="The priorities it serves">
          {deal.priorities.map(({ id, title, text }) => (
            <section key={id} className="gap-top">
              <h3>{title}</h3>
              <div className="prose measure">{text}</div>
            </section>
          ))}
        </Card>
      )}
    </>
  );
}
