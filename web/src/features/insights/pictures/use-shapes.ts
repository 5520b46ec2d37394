import { useEffect, useMemo, useState } from "react";
import { getVersion, listDatasets } from "@concord/contract/evidence";
import { getShapes } from "@concord/contract/explore";
import { listReferenceDatasets } from "@concord/contract/reference-shelf";
import type { Id } from "@concord/kernel";
import { useReadLater } from "../../../app/use-read.ts";

type From = { datasetId: string; number: number; column?: string | undefined };
export type Shape = { code: string; name: string | undefined; shape: object };

/** Characters of codes that shapes are asked for by. Of more, all shapes are read. */
const longestAsked = 15_000;

/** In degrees: about a pixel, whether a map is of a few districts or of a country. */
const toleranceFor = (places: number) => (places <= 50 ? 0.0005 : 0.002);

/** The shapes of some places: of the boundaries that are named, else of the first in the evidence or on the shelf that has any of them. */
export function useShapes(codes: readonly string[], from: From | undefined): { features: Shape[] | undefined; none: boolean } {
  const search = from === undefined;
  const own = useReadLater(listDatasets, { query: { kind: "spatial", limit: 100 } }, { when: search });
  const shelf = useReadLater(listReferenceDatasets, { query: { kind: "spatial", limit: 100 } }, { when: search });
  const offered = [...(own.data?.items ?? []), ...(shelf.data?.items ?? [])].filter(({ latest }) => latest !== undefined);
  const [tried, setTried] = useState(0);
  const chosen =
    from ?? (offered[tried] ? { datasetId: offered[tried].id as string, number: offered[tried].latest!, column: undefined } : undefined);
  const params = { datasetId: (chosen?.datasetId ?? "") as Id<"dataset">, number: chosen?.number ?? 0 };
  const version = useReadLater(getVersion, { params }, { when: chosen !== undefined && chosen.column === undefined });
  const texts = version.data && "columns" in version.data ? (version.data.columns ?? []).filter(({ type }) => type === "text") : [];
  const column = chosen?.column ?? texts.find(({ meaning }) => meaning === "place")?.name ?? texts[0]?.name;
  const wanted = codes.join(",");
  const shapes = useReadLater(
    getShapes,
    {
      params,
      query: {
        tolerance: toleranceFor(codes.length),
        ...(column ? { column } : {}),
        ...(wanted.length <= longestAsked ? { codes: wanted } : {}),
      },
    },
    { when: chosen !== undefined && column !== undefined },
  );
  const known = useMemo(() => new Set(codes), [codes]);
  const features = useMemo(
    () =>
      shapes.data?.features.flatMap(({ properties: { code, name }, geometry }): Shape[] =>
        geometry && known.has(code) ? [{ code, name, shape: geometry }] : [],
      ),
    [shapes.data, known],
  );
  const tryNext = search && features !== undefined && features.length === 0 && !shapes.waiting && tried < offered.length - 1;
  useEffect(() => {
    if (tryNext) setTried(tried + 1);
  }, [tryNext]);

  return {
    features: tryNext ? undefined : (features ?? (shapes.error === undefined && version.error === undefined ? undefined : [])),
    none: search && own.data !== undefined && shelf.data !== undefined && offered.length === 0,
  };
}
