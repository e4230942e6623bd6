"""The register to take along: 360Giving 1.4 as JSON, and the same facts as CSV and XLSX."""
