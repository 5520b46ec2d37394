import { changeRulePack } from "@concord/contract/governance";
import {
  Capacity,
  capacityNames,
  OfficerRole,
  officerNames,
  RulePackContent,
  type Majority,
  type RulePack,
} from "@concord/domain/governance";
import { useBegun } from "../../app/use-begun.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Checkboxes, Form, NumberField, partsOf, RadioGroup, TextField, useForm } from "../../ui/index.ts";

type Values = {
  name: string;
  voting: readonly Capacity[];
  votingAuthority: string;
  atLeast: number | undefined;
  quorumMayor: readonly "mayor"[];
  quorumAuthority: string;
  of: Majority["of"];
  share: Majority["share"];
  include: readonly Capacity[];
  tie: Majority["tie"];
  majorityAuthority: string;
  other: RulePack["recusal"]["otherRegistrable"];
  signOffs: readonly OfficerRole[];
  callInDays: number | undefined;
};

const capacities = Capacity.options.map((value) => ({
  value,
  label: capacityNames[value].replace(/^./, (letter) => letter.toUpperCase()),
}));

/** The pack with what was typed in it. What this form does not speak of stays as it was. */
const contentOf =
  ({ id: _, version: __, ...pack }: RulePack) =>
  (values: Values): RulePackContent =>
    ({
      ...pack,
      name: values.name,
      voting: { capacities: [...values.voting], authority: values.votingAuthority },
      quorum: {
        ...pack.quorum,
        atLeast: values.atLeast,
        mustInclude: [
          ...pack.quorum.mustInclude.filter(({ capacity }) => capacity !== "mayor"),
          ...values.quorumMayor.map((capacity) => ({ capacity, atLeast: 1 })),
        ],
        authority: values.quorumAuthority,
      },
      majority: {
        of: values.of,
        share: values.share,
        mustInclude: [...values.include],
        tie: values.tie,
        authority: values.majorityAuthority,
      },
      recusal: { ...pack.recusal, otherRegistrable: values.other },
      signOffs: values.signOffs.map(
        (role) =>
          pack.signOffs.find((one) => one.role === role) ?? {
            role,
            opensEveryDocument: true,
            authority: "The body's own rules",
          },
      ),
      callIn: { ...pack.callIn, clearWorkingDays: values.callInDays as number },
    }) satisfies RulePackContent;

export function RulePackForm({ pack, onClose }: { pack: RulePack; onClose: () => void }) {
  const { voting, quorum, majority, recusal, signOffs, callIn } = pack;
  const toBody = contentOf(pack);
  const form = useForm<Values>({
    start: {
      name: pack.name,
      voting: voting.capacities,
      votingAuthority: voting.authority,
      atLeast: quorum.atLeast,
      quorumMayor: quorum.mustInclude.some(({ capacity }) => capacity === "mayor") ? ["mayor"] : [],
      quorumAuthority: quorum.authority,
      of: majority.of,
      share: majority.share,
      include: majority.mustInclude,
      tie: majority.tie,
      majorityAuthority: majority.authority,
      other: recusal.otherRegistrable,
      signOffs: signOffs.map(({ role }) => role),
      callInDays: callIn.clearWorkingDays,
    },
    judge: (values) => partsOf<Values>(RulePackContent, toBody)(values).map(({ at, detail }) => ({ at: fieldAt(at), detail })),
  });
  const change = useWrite(changeRulePack, { onDone: onClose });
  const begun = useBegun(pack.version, change);

  return (
    <Form
      form={form}
      failure={change.failure}
      onReadAgain={begun.readAgain}
      onSubmit={() => void change.send({ params: { rulePackId: pack.id }, body: toBody(form.values), ifMatch: begun.version })}
    >
      <TextField label="Name" {...form.field("name")} />
      <Checkboxes label="Who has a vote" options={capacities} {...form.field("voting")} />
      <TextField label="Authority for who votes" hint="The Order, the article or the paragraph." {...form.field("votingAuthority")} />
      <NumberField label="Quorum, at least" unit="members with a vote on the matter" width="4" {...form.field("atLeast")} />
      <Checkboxes
        label="The quorum must include"
        optional
        options={[{ value: "mayor", label: "The Mayor" }]}
        {...form.field("quorumMayor")}
      />
      <TextField label="Authority for the quorum" {...form.field("quorumAuthority")} />
      <RadioGroup<Majority["share"]>
        label="What carries"
        options={[
          { value: "more-than-half", label: "More than half" },
          { value: "two-thirds", label: "At least two-thirds" },
          { value: "all", label: "All" },
        ]}
        {...form.field("share")}
      />
      <RadioGroup<Majority["of"]>
        label="Of whom"
        options={[
          { value: "present-and-voting", label: "Those present and voting" },
          { value: "all-members", label: "All members with a vote, present or not" },
        ]}
        {...form.field("of")}
      />
      <Checkboxes label="The majority must include" optional options={capacities} {...form.field("include")} />
      <RadioGroup<Majority["tie"]>
        label="On a tie"
        options={[
          { value: "fails", label: "It fails" },
          { value: "casting-vote", label: "The chair has a casting vote" },
        ]}
        {...form.field("tie")}
      />
      <TextField label="Authority for the majority" {...form.field("majorityAuthority")} />
      <RadioGroup<Values["other"]>
        label="An interest that is registrable and not pecuniary"
        options={[
          { value: "monitoring-officer-judges", label: "The monitoring officer judges" },
          { value: "speaks-only", label: "The member may speak and has no vote" },
        ]}
        {...form.field("other")}
      />
      <Checkboxes
        label="Sign-offs before the vote"
        optional
        options={OfficerRole.options.map((value) => ({
          value,
          label: officerNames[value].replace(/^./, (letter) => letter.toUpperCase()),
        }))}
        {...form.field("signOffs")}
      />
      <NumberField label="Call-in" unit="clear working days" width="4" {...form.field("callInDays")} />
      <div className="row">
        <Button type="submit" busy={change.sending}>
          Make it the new version
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}

const fields: Record<string, keyof Values> = {
  "voting.capacities": "voting",
  "voting.authority": "votingAuthority",
  "quorum.atLeast": "atLeast",
  "quorum.mustInclude": "quorumMayor",
  "quorum.authority": "quorumAuthority",
  "majority.mustInclude": "include",
  "majority.authority": "majorityAuthority",
  "callIn.clearWorkingDays": "callInDays",
};
/** The schema speaks of the pack's parts, the form of its fields. */
const fieldAt = (at: string): string => Object.entries(fields).find(([part]) => at.startsWith(part))?.[1] ?? at;
