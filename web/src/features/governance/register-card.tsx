import { endInterest } from "@concord/contract/governance";
import { interestNatures, type Interest } from "@concord/domain/governance";
import { useActor } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, day, ErrorSummary, Table } from "../../ui/index.ts";

/** The register, as section 29 of the Localism Act 2011 has it kept and published. */
export function RegisterCard({ interests }: { interests: readonly Interest[] }) {
  const actor = useActor();
  const end = useWrite(endInterest);
  return (
    <Card
      title="Register of interests"
      note="Localism Act 2011, sections 29 to 31. Matched against every party to a deal when it is submitted and while it is decided."
    >
      <ErrorSummary failure={end.failure} onReadAgain={end.readAgain} />
      {interests.length === 0 ? (
        <p className="quiet">Nothing is registered yet.</p>
      ) : (
        <Table
          caption="Register of interests"
          captionHidden
          rows={interests}
          keyOf={({ id }) => id}
          columns={[
            { head: "Member", rowHead: true, sort: ({ personName }) => personName, cell: ({ personName }) => personName },
            {
              head: "Interest",
              cell: ({ party, description, nature }) => (
                <>
                  {party}
                  <div className="tiny">
                    {interestNatures[nature]}. {description}
                  </div>
                </>
              ),
            },
            { head: "Declared", sort: ({ declaredAt }) => declaredAt, cell: ({ declaredAt }) => day(declaredAt) },
            {
              head: "Until",
              cell: (interest) =>
                interest.endedAt ? (
                  day(interest.endedAt)
                ) : interest.personId === actor.id ? (
                  <Button
                    look="quiet"
                    little
                    busy={end.sending}
                    onClick={() => void end.send({ params: { interestId: interest.id }, ifMatch: interest.version })}
                  >
                    It has ended<span className="for-readers">: {interest.party}</span>
                  </Button>
                ) : (
                  "in force"
                ),
            },
          ]}
        />
      )}
    </Card>
  );
}
