# Every target works on a machine with make, Maven and a JDK 25; each says in one line what is missing.

.DEFAULT_GOAL := help
.PHONY: help build dev test test-fast crash bench microbench fuzz lint fmt clean bench-peers

maven := scripts/maven
plugin_log := -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin
show_results := $(plugin_log).surefire.SurefireMojo=info $(plugin_log).failsafe.IntegrationTestMojo=info
jar := server/target/hookline-server.jar
startup_cache := server/target/hookline.aot
# The folders count too: their times change when a file is added or removed.
sources := $(shell find pom.xml */pom.xml */src/main)

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target text; do printf '  make %-11s %s\n' "$$target" "$$text"; done

build: $(startup_cache) ## Build what ./hookline runs; does nothing when it is up to date

$(jar): $(sources)
	@echo "Building Hookline (the first time takes a minute)"
	@$(maven) package -Dmaven.test.skip=true -pl server -am
	@touch $@

# Not needed to run, only to start fast: so a machine that cannot make it still gets its build.
$(startup_cache): $(jar)
	@echo "Making the start-up cache (a few seconds)"
	@rm -f $@ $@.new
	@if HOOKLINE_JAVA_OPTS="-XX:AOTCacheOutput=$@.new -Xlog:aot=off" ./hookline train >/dev/null 2>&1; then \
	  mv $@.new $@; \
	else \
	  echo "The start-up cache could not be made; Hookline starts without it."; : >$@; \
	fi

dev: build ## Build and start Hookline on this machine
	@./hookline dev

test: ## Run every test and every check, as CI does
	@$(maven) verify $(show_results)

test-fast: ## Run the tests not tagged slow, without the other checks
	@$(maven) test $(show_results) -DexcludedGroups=slow

crash: ## Kill the server under load KILLS times (40), cut its power CUTS times (10), then audit it
	@$(maven) test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -pl server -am
	@"$$(scripts/find-jdk)/bin/java" --enable-native-access=ALL-UNNAMED \
	  $(if $(KILLS),-Dkills=$(KILLS)) $(if $(CUTS),-Dcuts=$(CUTS)) $(if $(SEED),-Dseed=$(SEED)) \
	  -cp server/target/test-classes:server/target/classes:"$$(cat server/target/test-classpath)" \
	  dev.hookline.server.crash.CrashHarness

bench: build ## Measure Hookline on this machine; the books must close
	@./hookline bench

microbench: ## Measure what a verification costs with each scheme (JMH, two minutes)
	@$(maven) -Pmicrobench -pl microbench -am compile dependency:build-classpath -Dmdep.outputFile=target/classpath
	@"$$(scripts/find-jdk)/bin/java" -cp "$(CURDIR)/microbench/target/classes:$$(cat microbench/target/classpath)" org.openjdk.jmh.Main

fuzz: ## Feed made-up bytes to what reads those of strangers, SECONDS each (60)
	@$(maven) -Pfuzz -pl fuzz -am compile dependency:build-classpath -Dmdep.outputFile=target/classpath
	@mkdir -p fuzz/target/findings
	@for target in SignatureHeaderFuzz ContentDecoderFuzz JsonPointerFuzz; do \
	  echo "$$target"; \
	  (cd fuzz/target/findings && "$$("$(CURDIR)/scripts/find-jdk")/bin/java" -cp "$(CURDIR)/fuzz/target/classes:$$(cat ../classpath)" \
	    com.code_intelligence.jazzer.Jazzer --target_class=dev.hookline.fuzz.$$target \
	    '--instrumentation_includes=dev.hookline.**' -max_total_time=$(or $(SECONDS),60)) || exit 1; \
	done

bench-peers: build ## Measure runs of tasks beside db-scheduler and JobRunr; JOBS=50000
	@./hookline bench runs
	@$(maven) compile dependency:build-classpath -Dmdep.outputFile=target/classpath -pl bench-peers
	@"$$(scripts/find-jdk)/bin/java" -cp bench-peers/target/classes:"$$(cat bench-peers/target/classpath)" \
	  dev.hookline.peers.Peers $(JOBS)

lint: ## List every compiler warning at once (any one of them fails make test)
	@$(maven) clean test-compile --fail-at-end -Don.warning=-Xdiags:compact
	@$(maven) clean

fmt: ## Format the code
	@$(maven) spotless:apply

clean: ## Remove everything that was built
	@rm -rf target */target examples/*/target
