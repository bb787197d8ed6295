import { writeFileSync } from "node:fs";
import { checks } from "../checks/index.ts";
import { mutants } from "../mutants/index.ts";
import { threatDocument } from "./document.ts";
import { threatGroups } from "./index.ts";

/** `npx tsx --conditions=source conformance/threats/write.ts` writes the threat table anew. */
writeFileSync(new URL("./THREATS.md", import.meta.url), threatDocument(threatGroups, checks, mutants));
