export { footerCache, openWarehouse, type FooterCache } from "./read/open-warehouse.ts";
export { footerCaches, withWarehouse, type FooterCaches } from "./with-warehouse.ts";
