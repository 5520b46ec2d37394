import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { Failure } from "@concord/kernel";
import { Button, Problem, saying } from "../ui/index.ts";
import { useWhere } from "../ui/where.tsx";
import { Mark } from "./mark.tsx";

/** A page that could not be shown: says why, and offers the one thing that may help. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { place } = useWhere();
  const { reset: forget } = useQueryErrorResetBoundary();
  if (error instanceof Failure && error.kind === "unauthenticated") return <SignInAgain />;

  const tryAgain = () => {
    forget();
    reset();
    void router.invalidate();
  };
  const mayHelp = !(error instanceof Failure) || !["not-found", "forbidden", "refused"].includes(error.kind);
  return (
    <>
      <title>{[saying(error).title, place, "Concord"].filter(Boolean).join(" – ")}</title>
      <Problem wholePage error={error} action={mayHelp && <Button onClick={tryAgain}>Try again</Button>} />
    </>
  );
}

/** The same where the frame itself could not be shown. */
export const FrameProblem = (props: ErrorComponentProps) => (
  <>
    <header className="top">
      <a className="mark" href="/">
        <Mark />
      </a>
    </header>
    <main className="main narrow" id="main">
      <PageProblem {...props} />
    </main>
  </>
);

function SignInAgain() {
  const to = `${window.location.pathname}${window.location.search}`;
  return (
    <>
      <title>Sign in – Concord</title>
      <Problem
        wholePage
        error={new Failure("unauthenticated", "not-signed-in", "Sign in and you will come back to this page. What you saved is kept.")}
        action={
          <a className="button" href={`/auth/sign-in?to=${encodeURIComponent(to)}`}>
            Sign in
          </a>
        }
      />
    </>
  );
}
