export { furnish, furnishFurther, type FurnishPorts } from "./furnish.ts";
export { jobsBySection } from "./evidence/jobs-by-section.ts";
export { demonstrationPeople, demonstrationPerson, type DemonstrationPerson } from "./people.ts";
export { demonstrationPrograms } from "./programs.ts";
export { demonstrator, seed, type SeedPorts } from "./seed.ts";
export { demonstrationId, demonstrationTenants, type DemonstrationTenant } from "./tenants.ts";
