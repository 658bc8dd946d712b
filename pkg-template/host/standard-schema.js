/** Validators that follow the Standard Schema (https://standardschema.dev). */

/** Whether a value is a validator. Some libraries make functions. @param {any} value */
export const isSchema = (value) => typeof value?.["~standard"]?.validate === "function";

/** The problem of any other value. */
export const NOT_A_SCHEMA = "must be a Standard Schema, such as one of Zod or Valibot";
