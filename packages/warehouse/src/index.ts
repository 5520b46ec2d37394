export { footerCache, openWarehouse, type FooterCache } from "./read/open-warehouse.ts";
