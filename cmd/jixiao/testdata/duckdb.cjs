// Prints all rows that DuckDB finds in a folder of Parquet files, one JSON
// object per line, without the columns of the folders' names; then, on a line
// of its own, how many rows each folder's year and province have.
const { DuckDBInstance } = require("@duckdb/node-api");
(async () => {
  const db = await (await DuckDBInstance.create(":memory:")).connect();
  const files = `read_parquet('${process.argv[2]}/**/*.parquet', hive_partitioning=true, hive_types={'year': VARCHAR, 'province': VARCHAR})`;
  const rows = await db.runAndReadAll(`SELECT * EXCLUDE (year, province) FROM ${files}`);
  for (const row of rows.getRowObjectsJson()) console.log(JSON.stringify(row));
  const parts = await db.runAndReadAll(`SELECT year, province, count(*) FROM ${files} GROUP BY ALL ORDER BY ALL`);
  console.log(JSON.stringify(parts.getRowsJson()));
})();
