import "../look.css";
import * as Plot from "@observablehq/plot";
import { createRootRoute, createRouter, Link, RouterProvider } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { createRoot } from "react-dom/client";
import * as z from "zod";
import { Failure } from "@concord/kernel";
import {
  Bead,
  Button,
  ButtonLink,
  Card,
  change,
  Chart,
  Checkboxes,
  Cite,
  CiteLink,
  Cites,
  ComboBox,
  DateField,
  Dialog,
  Empty,
  ErrorSummary,
  Figure,
  Form,
  IntervalBar,
  Loading,
  Money,
  MoneyField,
  Notice,
  number,
  NumberField,
  PageHead,
  Pager,
  partsOf,
  percent,
  Problem,
  Progress,
  RadioGroup,
  Select,
  Standing,
  SummaryList,
  Table,
  Tag,
  TaskList,
  TextArea,
  TextField,
  ThreadBeads,
  useForm,
} from "../ui/index.ts";

/** Every piece there is, on one page: to look at, and for the test that holds each to WCAG. */
function Gallery() {
  return (
    <main className="main narrow" id="main">
      <PageHead
        title="The pieces"
        intro="Everything pages are made of, as it looks here."
        crumbs={[
          <Link key="one" to="/">
            Concord
          </Link>,
          <Link key="two" to="/">
            Web
          </Link>,
        ]}
        tags={<Tag health="weak">draft</Tag>}
        actions={
          <>
            <Button look="plain">Print summary</Button>
            <Button>Open the plan</Button>
          </>
        }
      />
      <Card label="Golden thread">
        <ThreadBeads>
          {[
            <Bead key="d" to="/" count={14} name="Datasets" note="1 overdue" />,
            <Bead key="i" to="/" count={23} name="Insights" note="19 hold, 3 weakened, 1 overturned" health="hurt" />,
            <Bead key="p" to="/" count={5} name="Priorities" note="all cited" />,
            <Bead key="a" to="/" count={18} name="Actions" note="2 without an owner" health="weak" />,
            <Bead key="o" to="/" count={9} name="Outcomes" note="7 on course" />,
            <Bead key="k" to="/" count={7} name="Asks" note="5 aligned" />,
            <Bead key="c" to="/" count={0} name="Decisions" note="none yet" />,
          ]}
        </ThreadBeads>
      </Card>
      <div className="cols main-aside gap-top">
        <div>
          <Card title="One claim no longer stands" marked="over">
            <p>
              “Textiles employment grew faster here than in Great Britain” was overturned by BRES 2021, loaded yesterday. It is cited by one
              priority, two actions and an ask that the authority agreed on 3 July.
            </p>
            <div className="row gap-top">
              <Standing standing="overturned" />
              <CiteLink to="/">BRES 2015 to 2021, version 4</CiteLink>
              <Link to="/">See what hangs on it</Link>
            </div>
          </Card>
          <Card title="What is being decided" note="Frozen on 24 November 2026." aside={<Tag health="holds">affordable</Tag>}>
            <SummaryList
              rows={[
                { key: "Seven asks", value: <Money pounds={480_000_000} /> },
                { key: "Benefit-cost ratio", value: <Figure value="1.84" interval="1.31 to 2.20" source="Green Book 2026, 3.5%" /> },
                {
                  key: "Private contributions",
                  value: <Money pounds={61_400_000} />,
                  action: <Link to="/">Change the contributions</Link>,
                },
                undefined,
              ]}
            />
            <Cites>
              {[
                <Cite key="a">text 7f3a…c21e, unchanged since 24 November</Cite>,
                <CiteLink key="b" to="/">
                  31 figures, 29 hold
                </CiteLink>,
              ]}
            </Cites>
            <Notice health="holds" title="Would carry now.">
              4 of the 5 votes so far are for, and the Mayor is among them. Quorum is 4; 7 are present.
            </Notice>
          </Card>
          <Quadrants />
        </div>
        <div>
          <Card title="Ready to adopt?">
            <Progress done={31} of={38} label="31 of 38 tests pass" />
            <TaskList
              tasks={[
                { title: <Link to="/">Every priority cites an insight that holds</Link>, status: <Tag health="over">1 fails</Tag> },
                {
                  title: "Every action has owner, dates, funding",
                  hint: "Green homes retrofit",
                  status: <Tag health="weak">2 to mend</Tag>,
                },
                { title: "Under 40 pages", status: <Tag health="holds">passes</Tag> },
                { title: "To Government", status: <Tag>to come</Tag> },
                { title: "Confirm the private contribution letter", status: "before 4 December" },
              ]}
            />
          </Card>
          <Card title="Buttons">
            <div className="row" style={{ alignItems: "flex-start" }}>
              <Button>For</Button>
              <Button look="plain">Against</Button>
              <Button look="warn">End the engagement</Button>
              <Button look="quiet">Cancel</Button>
              <Button little look="plain">
                Little
              </Button>
              <ButtonLink to="/" look="plain">
                A link
              </ButtonLink>
              <Button busy>Saving</Button>
              <Button whyNot="Only a draft deal can be submitted.">Submit for decision</Button>
              <Asking />
            </div>
          </Card>
          <Card title="A figure">
            <Figure
              big
              value="4.10"
              unit="times the share in Great Britain"
              interval="4.00 to 4.20"
              source="BRES, version 4, 2021"
              link={(value) => (
                <Link to="/" className="figure-value">
                  {value}
                </Link>
              )}
            />
          </Card>
          <Card title="On its way">
            <Loading />
          </Card>
        </div>
      </div>
      <div className="gap-top">
        <Empty title="No deals yet" action={<Button>Begin a deal</Button>}>
          A deal is what the place asks of Government and what it brings, with the evidence under each. Begin with one ask; everything else
          can come later.
        </Empty>
      </div>
      <div className="gap-top">
        <Problem
          error={new Failure("unavailable", "no-answer", "The service did not answer. Try again in a minute.")}
          kept="What you typed is kept."
          action={<Button>Try again</Button>}
        />
      </div>
      <Card title="A form">
        <Filling />
      </Card>
      <Card title="Stale">
        <ErrorSummary failure={new Failure("stale", "stale", "Somebody else changed it.")} onReadAgain={() => {}} />
      </Card>
    </main>
  );
}

const sectors = [
  { name: "Textiles", jobs: 6500, share: 0.006, quotient: 4.1, low: 4, high: 4.2, growth: -0.12 },
  { name: "Printing", jobs: 6000, share: 0.005, quotient: 1.8, low: 1.6, high: 2, growth: -0.18 },
  { name: "Health technology", jobs: 3100, share: 0.003, quotient: 1.35, low: 1.2, high: 1.5, growth: 0.31 },
  { name: "Professional services", jobs: 78_000, share: 0.07, quotient: 0.85, low: 0.84, high: 0.86, growth: 0.15 },
];

function Quadrants() {
  const draw = useCallback(
    (width: number) =>
      Plot.plot({
        width,
        height: 320,
        x: { label: "Change in jobs, 2015 to 2021", tickFormat: "+.0%", grid: true },
        y: { label: "Location quotient", type: "log", grid: true },
        marks: [
          Plot.ruleY([1]),
          Plot.ruleX([0]),
          Plot.ruleX(sectors, { x: "growth", y1: "low", y2: "high", stroke: "var(--brand)", strokeWidth: 2 }),
          Plot.dot(sectors, { x: "growth", y: "quotient", r: "jobs", fill: "var(--brand)", fillOpacity: 0.8 }),
          Plot.text(sectors, { x: "growth", y: "quotient", text: "name", dx: 12, textAnchor: "start", fontSize: 14 }),
        ],
      }),
    [],
  );
  return (
    <Card label="What are we unusually good at?">
      <Chart
        title="Textiles are four times as concentrated here, and shrinking"
        note="Each bubble a sector, area by jobs. Bars show the interval that rounding leaves."
        alt="Growth against concentration for four sectors; the table below has the same figures"
        draw={draw}
        name="location-quotients"
        data={() => [["Sector", "Jobs"], ...sectors.map(({ name, jobs }) => [name, jobs])]}
        table={
          <Table
            caption="Concentration and growth by sector, West Yorkshire, 2021"
            captionHidden
            rows={sectors}
            keyOf={({ name }) => name}
            startSorted={{ column: 3, descending: true }}
            columns={[
              { head: "Sector", cell: ({ name }) => name, sort: ({ name }) => name, rowHead: true },
              { head: "Jobs 2021", cell: ({ jobs }) => number(jobs), sort: ({ jobs }) => jobs, numeric: true },
              { head: "Share", cell: ({ share }) => percent(share), sort: ({ share }) => share, numeric: true },
              {
                head: "LQ",
                cell: ({ quotient }) => <strong>{number(quotient, 2)}</strong>,
                sort: ({ quotient }) => quotient,
                numeric: true,
              },
              {
                head: "Interval",
                cell: ({ low, quotient, high }) => (
                  <IntervalBar
                    low={low}
                    point={quotient}
                    high={high}
                    from={0}
                    to={4.5}
                    reference={1}
                    say={(value) => number(value, 2)}
                    width={160}
                  />
                ),
              },
              { head: "Growth", cell: ({ growth }) => change(growth, 0), sort: ({ growth }) => growth, numeric: true },
            ]}
          />
        }
      />
      <Pager shown={4} of={10} what="sectors" more={() => {}} />
    </Card>
  );
}

const Body = z.object({
  title: z.string().min(1, "Enter a title"),
  text: z.string(),
  pounds: z.number({ error: "Enter the sum in pounds, such as 4.2m" }),
  starts: z.string().min(1, "Enter the day it starts"),
  kind: z.string().min(1, "Choose the kind of deal"),
  parties: z.array(z.string()).min(1, "Choose at least one party"),
  place: z.string({ error: "Choose a place" }),
});

function Filling() {
  const form = useForm({
    start: {
      title: "",
      text: "",
      pounds: undefined as number | undefined,
      starts: "",
      kind: "",
      parties: [] as readonly string[],
      place: undefined as string | undefined,
      detail: "division",
      years: 10 as number | undefined,
    },
    judge: partsOf(Body),
  });
  return (
    <Form form={form} onSubmit={() => {}}>
      <TextField label="Title" hint="As it will stand in the forward plan." {...form.field("title")} />
      <TextArea label="Summary" optional most={4000} {...form.field("text")} />
      <MoneyField label="Funding" hint="In pounds, such as 4.2m." {...form.field("pounds")} />
      <NumberField label="Over how long" unit="years" width="4" {...form.field("years")} />
      <DateField label="When does it start?" hint="For example, 27 3 2027" {...form.field("starts")} />
      <ComboBox
        label="Place"
        options={["Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield"].map((name) => ({
          value: name,
          label: name,
          hint: "district",
        }))}
        {...form.field("place")}
      />
      <Select
        label="Sector detail"
        options={[
          { value: "section", label: "Sections (21)" },
          { value: "division", label: "Divisions (88)" },
        ]}
        {...form.field("detail")}
      />
      <RadioGroup
        label="What kind of deal?"
        options={[
          { value: "bespoke", label: "Bespoke deal", hint: "Terms of its own, agreed with Government." },
          { value: "shared", label: "Shared priorities agreement" },
        ]}
        {...form.field("kind")}
      />
      <Checkboxes
        label="Who takes part?"
        options={[
          { value: "leeds", label: "Leeds City Council" },
          { value: "uni", label: "University of Leeds" },
        ]}
        {...form.field("parties")}
      />
      <div className="row">
        <Button type="submit">Create the deal</Button>
      </div>
    </Form>
  );
}

function Asking() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" onClick={() => setOpen(true)}>
        Ask first
      </Button>
      <Dialog title="Withdraw the deal?" open={open} onClose={() => setOpen(false)}>
        <p>It goes back to draft, and the case for decision ends. The votes cast so far stay on record.</p>
        <div className="row">
          <Button look="warn" onClick={() => setOpen(false)}>
            Withdraw it
          </Button>
          <Button look="plain" onClick={() => setOpen(false)}>
            Leave it
          </Button>
        </div>
      </Dialog>
    </>
  );
}

const router = createRouter({ routeTree: createRootRoute({ component: Gallery, notFoundComponent: Gallery }) });
createRoot(document.getElementById("page")!).render(<RouterProvider router={router as any} />);
