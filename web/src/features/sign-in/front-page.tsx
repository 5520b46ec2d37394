import { Navigate, useSearch } from "@tanstack/react-router";
import { getMe } from "@concord/contract/me";
import { signInRefusals } from "@concord/domain/people";
import { Failure } from "@concord/kernel";
import { Mark } from "../../app/mark.tsx";
import { useReadLater } from "../../app/use-read.ts";
import { LoadingPage, Notice, PageHead, Problem } from "../../ui/index.ts";
import { Authorities } from "./authorities.tsx";
import { onlyPlaceOf } from "./only-place.ts";
import "./sign-in.css";

/** Where everybody begins: one button for those who have not signed in, their authorities for those who have. */
export function FrontPage() {
  const { problem } = useSearch({ from: "/" });
  const me = useReadLater(getMe, {});
  const place = me.data && onlyPlaceOf(me.data);
  if (place) return <Navigate {...place} replace />;

  return (
    <>
      <header className="top">
        <span className="mark">
          <Mark />
        </span>
      </header>
      {isStranger(me.error) ? (
        <main id="main">
          <Welcome problem={problem} />
        </main>
      ) : (
        <main className="main narrow front" id="main">
          {me.data ? <Authorities me={me.data} /> : me.error === undefined ? <LoadingPage /> : <Problem error={me.error} wholePage />}
        </main>
      )}
    </>
  );
}

const isStranger = (error: unknown) => error instanceof Failure && error.kind === "unauthenticated";

const chain = [
  ["Dataset", "checked, in one version"],
  ["Insight", "a claim that can be run again"],
  ["Priority", "cites what it rests on"],
  ["Action", "owned, dated, funded"],
  ["Outcome", "a baseline and a target"],
  ["Ask", "appraised"],
  ["Decision", "taken by the rules"],
] as const;

function Welcome({ problem }: { problem: string | undefined }) {
  const sentence = (signInRefusals as Record<string, string | undefined>)[problem ?? ""];
  return (
    <div className="hero">
      {sentence && (
        <Notice health="over" title="You are not signed in" live>
          {sentence}
        </Notice>
      )}
      <PageHead
        title="From evidence to a deal"
        intro="Concord keeps a place’s evidence, strategy and decisions in one chain, so that any figure in a deal leads to the table it came from."
      />
      <div className="row">
        <a className="button" href="/auth/sign-in">
          Sign in
        </a>
        <span>With your organisation’s own account. Concord never sees your password.</span>
      </div>
      <ol className="chain" aria-label="The golden thread">
        {chain.map(([name, words]) => (
          <li key={name}>
            {name}
            <small>{words}</small>
          </li>
        ))}
      </ol>
    </div>
  );
}
