import { DuckDBInstance } from "@duckdb/node-api";
const db = await DuckDBInstance.create(":memory:", {threads:"2", memory_limit:"240MB"});
const c = await db.connect();
const P="'/tmp/c/w/t.parquet'";
const qs={
 a:`select INDUSTRY_CODE v, count(*) n from ${P} group by 1`,
 aw:`select INDUSTRY_CODE v, count(*) n from ${P} where INDUSTRY_CODE is not null group by 1`,
 temp:`create or replace temp table t as select INDUSTRY_CODE v, count(*) n from ${P} group by 1`,
 b:`select INDUSTRY_CODE v, count(*) n, min(INDUSTRY_NAME) from ${P} group by 1`,
 c:`select INDUSTRY_CODE v, count(*) n, min(INDUSTRY_NAME), max(INDUSTRY_NAME) from ${P} group by 1`,
 d:`select INDUSTRY_CODE v, INDUSTRY_NAME, count(*) n from ${P} group by 1,2`,
 e:`select INDUSTRY_CODE v, count(*) n, first(INDUSTRY_NAME) from ${P} group by 1`,
 v:`select OBS_VALUE v, count(*) n from ${P} group by 1`,
 gs:`select DATE, GEOGRAPHY_CODE, GEOGRAPHY_NAME, INDUSTRY_CODE, INDUSTRY_NAME, OBS_VALUE, count(*) n from ${P} group by grouping sets ((DATE),(GEOGRAPHY_CODE),(GEOGRAPHY_NAME),(INDUSTRY_CODE),(INDUSTRY_NAME),(OBS_VALUE))`,
 pg:`select place, n from (select GEOGRAPHY_CODE place, count(*) n from ${P} group by 1)`,
};
for (const [k,q] of Object.entries(qs)) for(let i=0;i<2;i++){const s=performance.now(),u=process.cpuUsage();await (await c.run(q));const w=process.cpuUsage(u);if(i)console.log(k,"wall",(performance.now()-s).toFixed(0),"cpu",(w.user/1000).toFixed(0))}
