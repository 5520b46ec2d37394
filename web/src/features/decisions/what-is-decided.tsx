import type { CaseView } from "@concord/domain/decisions";
import { Card, Cite, Cites, count, day, hashShort, Money, Notice, number, Table } from "../../ui/index.ts";

/** The proposition on one page, from the frozen text; its hash says that it is that text and no other. */
export function WhatIsDecided({ view: { case: theCase, you } }: { view: CaseView }) {
  const { proposal } = theCase;
  if (you.papersClosed || !proposal) {
    return (
      <Card title="What is being decided">
        <Notice health="over" title="The papers are closed to you">
          {you.papersClosed ?? "This decision has no summary."}
        </Notice>
      </Card>
    );
  }

  const { asks, offers, askedPounds, offeredPounds, securedPounds } = proposal;
  const rows = [
    { key: `Asked of ${proposal.counterpart}, in ${count(asks, "ask")}`, value: <Money pounds={askedPounds} /> },
    {
      key: offers === 0 ? "Brought by the place" : `Brought by the place, in ${count(offers, "offer")}`,
      value: <Money pounds={offeredPounds} />,
    },
    { key: "Of that, secured", value: <Money pounds={securedPounds} /> },
    ...proposal.appraisals.map(({ title, packId, benefitCostRatio }) => ({
      key: (
        <>
          Benefit-cost ratio <span className="tiny">{`${title}, ${packId}`}</span>
        </>
      ),
      value: benefitCostRatio === null ? "no public cost" : number(benefitCostRatio, 2),
    })),
  ];
  return (
    <Card title="What is being decided">
      <p className="measure">
        That the authority puts to {proposal.counterpart} the deal “{theCase.dealTitle}”, in the text frozen on {day(theCase.openedAt)}.
      </p>
      {proposal.summary && <div className="prose measure gap-top">{proposal.summary}</div>}
      <div className="gap-top">
        <Table
          caption="The proposal in figures"
          captionHidden
          rows={rows.map((row, index) => ({ ...row, index }))}
          keyOf={({ index }) => String(index)}
          columns={[
            { head: "Part", rowHead: true, cell: ({ key }) => key },
            { head: "Amount", numeric: true, cell: ({ value }) => value },
          ]}
        />
      </div>
      <div className="gap-top">
        <Cites>
          {[
            <Cite key="text">
              text <span title={theCase.frozenHash}>{hashShort(theCase.frozenHash)}</span>, unchanged since {day(theCase.openedAt)}
            </Cite>,
            <Cite key="papers">{count(theCase.papers.length, "paper")}, each in its exact version</Cite>,
          ]}
        </Cites>
      </div>
    </Card>
  );
}
