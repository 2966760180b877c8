/** Import this where the code under test writes log lines that nobody needs to read. */
process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
