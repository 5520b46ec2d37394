import { useNavigate, useSearch } from "@tanstack/react-router";
import { lastAnswered, type Insight } from "@concord/domain/insights";
import type { Answer } from "@concord/domain/questions";
import { Loading } from "../../ui/index.ts";
import { KeptAsking } from "./kept-asking.tsx";
import { fileNameOf } from "./workbench/answer-view.tsx";
import { PictureCard } from "./workbench/picture-card.tsx";
import { shownRows } from "./workbench/shown-rows.ts";
import type { OneAsking } from "./workbench/use-workbench.ts";
import type { Looking } from "./workbench/workbench-search.ts";

const route = "/t/$tenantId/insights/$insightId";

type Props = { insight: Insight; answer: Answer };

/** The picture that its author looked at, of the answer as it was kept. What is chosen otherwise stands in the address. */
export function KeptPicture({ insight, answer }: Props) {
  return (
    <KeptAsking question={answer.question} pins={lastAnswered(insight).pins}>
      {({ set, waiting }) =>
        set ? <Drawn insight={insight} answer={answer} set={set} /> : waiting ? <Loading what="the picture" lines={6} /> : null
      }
    </KeptAsking>
  );
}

function Drawn({ insight, answer, set }: Props & { set: OneAsking }) {
  const search = useSearch({ from: route });
  const navigate = useNavigate({ from: route });
  const looking: Looking = { ...savedLooking(insight), ...search };
  const first = set.page.pictures.find(({ fits }) => fits(answer))?.key ?? "";
  const main = answer.tables[0]!; // an answer has one at least
  return (
    <div className="gap-top">
      <PictureCard
        views={[{ answer, set, shown: shownRows(main, looking).shown }]}
        looking={looking}
        onLook={(changes) =>
          void navigate({
            search: (before) => ({
              ...before,
              ...("picture" in changes ? { picture: changes.picture ?? first } : {}), // the first is the one that need not be named
              ...("marked" in changes ? { marked: changes.marked ?? "" } : {}),
            }),
            replace: true,
            resetScroll: false,
          })
        }
        fileName={fileNameOf(set, answer)}
      />
    </div>
  );
}

/** As the author had it; of insights from before pictures were kept, the question's first, with the claim's own row highlighted. */
const savedLooking = ({ picture, claim }: Insight): Looking => ({
  ...(picture ? { picture: picture.key } : {}),
  ...(picture?.sort ? { sort: picture.sort } : {}),
  marked: picture?.marked ?? claim.row,
});
