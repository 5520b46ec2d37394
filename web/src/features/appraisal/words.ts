import type { Category, OptimismBiasClass } from "@concord/domain/appraisal";

export const categoryNames: Record<Category, string> = {
  "very-high": "Very high value for money",
  high: "High value for money",
  medium: "Medium value for money",
  low: "Low value for money",
  poor: "Poor value for money",
  "very-poor": "Very poor value for money",
  undefined: "No category: there are no public costs",
};

export const biasNames: Record<OptimismBiasClass, string> = {
  none: "None",
  "standard-buildings": "Standard buildings",
  "non-standard-buildings": "Non-standard buildings",
  "standard-civil": "Standard civil engineering",
  "non-standard-civil": "Non-standard civil engineering",
  "equipment-development": "Equipment and development",
  outsourcing: "Outsourcing",
};

export const kindNames = { capital: "Capital", revenue: "Revenue" } as const;
export const bearerNames = { public: "The public purse", private: "Private" } as const;
