/** What to do about shards that are not those of one run. */
export const sameCommand = "Run all shards with the same options, --shard apart.";
export const sameVersion = "Run all shards with the same version of countersign.";
export const again = "Run the shard again.";
