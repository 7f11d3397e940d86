.PHONY: setup setup-tests build release demo test check lint format bench bench-packages bench-registry bench-search bench-solving bench-serving bench-ml docs oracle fuzz-ml
SWIFT_FILES = Package.swift Sources Tests Benchmarks
RELEASE = -c release --static-swift-stdlib --disable-local-rpath

setup: ; scripts/setup
setup-tests: ; scripts/setup --tests
build: setup ; swift build
release: setup ; swift build $(RELEASE) --product tenon && swift build $(RELEASE) --product tenon-registry
demo: release ; for one in expense-report report timesheet; do examples/$$one/demo "$$(swift build $(RELEASE) --show-bin-path)/tenon" || exit 1; done
test: setup-tests ; scripts/test
check: setup-tests lint test
oracle: setup ; ORACLE_CASES=100000 scripts/test --filter VersionSolvingTests.OracleTests
fuzz-ml: setup ; FUZZ_SECONDS=600 scripts/test --filter LanguageMLTests.FuzzTests
lint: ; swift format lint --strict --recursive --parallel $(SWIFT_FILES)
format: ; swift format format --in-place --recursive --parallel $(SWIFT_FILES)
bench: release ; Benchmarks/run "$$(swift build $(RELEASE) --show-bin-path)/tenon"
bench-packages: release ; Benchmarks/packages "$$(swift build $(RELEASE) --show-bin-path)/tenon"
bench-registry: ; swift build $(RELEASE) --product registry-bench && Benchmarks/registry "$$(swift build $(RELEASE) --show-bin-path)/registry-bench"
bench-search: ; swift build $(RELEASE) --product search-bench && "$$(swift build $(RELEASE) --show-bin-path)/search-bench" 100000 2000
bench-solving: ; swift build -c release --product solver-bench && Benchmarks/solving "$$(swift build -c release --show-bin-path)/solver-bench"
bench-serving: ; swift build $(RELEASE) --product tenon-registry && Benchmarks/serving "$$(swift build $(RELEASE) --show-bin-path)/tenon-registry"
bench-ml: release ; swift build $(RELEASE) --product ml-bench && out="$$(swift build $(RELEASE) --show-bin-path)" && Benchmarks/ml "$$out/tenon" "$$out/ml-bench"
docs: ; scripts/docs
