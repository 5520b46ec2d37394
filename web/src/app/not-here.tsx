import { ButtonLink, Card, PageHead } from "../ui/index.ts";

/** What does not exist and what is not yours look the same, here as in the API. */
export function NothingHere() {
  return (
    <>
      <PageHead title="There is nothing here" />
      <Card label="What to do">
        <p className="measure">
          The address may be mistyped or out of date, or it may belong to an authority that you have no part in. If somebody sent it to you,
          ask them to check that you are a member of that authority.
        </p>
        <div className="row gap-top">
          <ButtonLink to="/">Go to your authorities</ButtonLink>
        </div>
      </Card>
    </>
  );
}

/** The same as a whole page, without a frame. */
export const NotHere = () => (
  <main className="main narrow" id="main">
    <NothingHere />
  </main>
);
