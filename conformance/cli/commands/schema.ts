import { exitCodes } from "../../engine/verdict.ts";
import type { RegisterCommand } from "../command.ts";
import { UsageError } from "../usage-error.ts";

export const registerSchema: RegisterCommand = (program, { io, exit }) => {
	program
		.command("schema")
		.description("print the JSON Schema of a document; without a name, list them")
		.argument("[name]", "report, config, scheme, or a kind of vector file")
		.action(async (name: string | undefined) => {
			const { findSchema, schemaNames } = await import("../schemas.ts");
			if (name === undefined) {
				await io.stdout.write(`${schemaNames().join("\n")}\n`);
				return exit(exitCodes.clean);
			}
			const schema = await findSchema(name);
			if (schema === undefined) {
				const { nearest } = await import("../../engine/distance.ts");
				const near = nearest(name, schemaNames());
				throw new UsageError(
					`no schema ${JSON.stringify(name)}; ${near.length > 0 ? `did you mean ${near.join(" or ")}?` : `there are ${schemaNames().join(", ")}`}`,
				);
			}
			await io.stdout.write(`${JSON.stringify(schema, undefined, "\t")}\n`);
			exit(exitCodes.clean);
		});
};
