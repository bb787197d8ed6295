import { coverageBy } from "./feedback.ts";

/** Prints the figures as JSON: `feedback-program.ts with|without`. */
process.stdout.write(JSON.stringify(await coverageBy(process.argv[2] === "with", 1)));
