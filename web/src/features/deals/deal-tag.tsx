import type { Deal } from "@concord/domain/deals";
import { Tag } from "../../ui/index.ts";

/** Where a deal has come to. */
export function DealTag({ status, returned }: { status: Deal["status"]; returned?: boolean }) {
  if (status === "draft") return returned ? <Tag health="weak">draft, sent back</Tag> : <Tag>draft</Tag>;
  if (status === "submitted") return <Tag health="weak">before its decision makers</Tag>;
  return status === "agreed" ? <Tag health="holds">agreed</Tag> : <Tag health="over">refused</Tag>;
}
