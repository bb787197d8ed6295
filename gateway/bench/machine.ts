import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { open, statfs } from "node:fs/promises";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { workerdProgram } from "../../conformance/embedded/workerd.ts";
import { spreadOf } from "./spread.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { wrkVersion } from "./wrk.ts";

/** What the figures are of. */
export interface Machine {
	readonly cpu: string;
	readonly cores: number;
	readonly memoryGiB: number;
	/** How many processes wanted to run in the last minute; much of it is others' work. */
	readonly load: number;
	readonly node: string;
	readonly workerd: string;
	readonly wrk: string;
	/** How long the disk takes to keep a block of 4 KiB for good, in ms. */
	readonly diskSyncMs: number;
}

/** Thrown where the storage is no disk; the message says what to do. */
export class StorageInMemory extends Error {
	override name = "StorageInMemory";

	constructor(folder: string) {
		super(
			`${folder} is kept in memory. Durability costs what the disk costs: name a folder on one with --storage DIR.`,
		);
	}
}

/** Of statfs(2): file systems in memory. */
const inMemory = [0x01021994, 0x858458f6];
const syncs = 50;

/** Rejects with `WrkMissing`, `MiniflareMissing` or `StorageInMemory`. */
export async function describeMachine(storage: string): Promise<Machine> {
	mkdirSync(storage, { recursive: true });
	if (inMemory.includes((await statfs(storage)).type)) {
		throw new StorageInMemory(storage);
	}
	const { stdout: workerd } = await promisify(execFile)(workerdProgram(), ["--version"]);
	return {
		cpu: cpus()[0]?.model.trim() ?? "unknown",
		cores: availableParallelism(),
		memoryGiB: Math.round(totalmem() / 2 ** 30),
		load: loadavg()[0] ?? 0,
		node: process.version,
		workerd: workerd.trim(),
		wrk: await wrkVersion(),
		diskSyncMs: await diskSyncMs(storage),
	};
}

async function diskSyncMs(storage: string): Promise<number> {
	const folder = temporaryFolder(storage);
	const file = await open(join(folder.path, "synced"), "w");
	const block = new Uint8Array(4096);
	const times: number[] = [];
	try {
		for (let done = 0; done < syncs; done += 1) {
			const started = performance.now();
			await file.write(block);
			await file.datasync();
			times.push(performance.now() - started);
		}
	} finally {
		await file.close();
		folder.remove();
	}
	return spreadOf(times).median;
}

/** The machine in two lines. */
export function renderMachine({ cpu, cores, memoryGiB, load, node, workerd, wrk, diskSyncMs: sync }: Machine): string {
	return [
		`${cpu}, ${cores} cores, ${memoryGiB} GiB, load ${load.toFixed(1)}; a block is on the disk after ${sync.toFixed(2)} ms`,
		`Node ${node.replace("v", "")}, ${workerd}, wrk ${wrk}`,
		"",
	].join("\n");
}
