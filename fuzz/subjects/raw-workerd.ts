import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compatibilityDate } from "../../conformance/embedded/bundle.ts";
import { startWorkerd, workerdProgram } from "../../conformance/embedded/workerd.ts";

const socket = "http";

/**
 * `workerd serve` with one Worker and nothing around it. Rejects with `MiniflareMissing` where the runtime is not installed.
 */
export async function startRawWorkerd(module: string): Promise<{ url: string; close(): Promise<void> }> {
	const program = await workerdProgram();
	const folder = await mkdtemp(join(tmpdir(), "countersign-workerd-"));
	const remove = () => rm(folder, { recursive: true, force: true });
	try {
		const configuration = join(folder, "config.capnp");
		await writeFile(join(folder, "worker.js"), module);
		await writeFile(configuration, configurationFor(await compatibilityDate()));
		const workerd = await startWorkerd(program, { configuration, sockets: [socket] });
		return { url: workerd.urlOf(socket), close: () => workerd.kill().finally(remove) };
	} catch (error) {
		await remove();
		throw error;
	}
}

function configurationFor(date: string): string {
	return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
	services = [(name = "main", worker = .main)],
	sockets = [(name = "${socket}", address = "127.0.0.1:0", http = (), service = "main")],
);

const main :Workerd.Worker = (
	modules = [(name = "worker", esModule = embed "worker.js")],
	compatibilityDate = "${date}",
);
`;
}
