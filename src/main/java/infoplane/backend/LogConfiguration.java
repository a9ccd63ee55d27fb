package infoplane.backend;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import org.slf4j.Logger;

/**
 * Where messages go: warnings to standard error, all to the log file. Nothing ever goes to standard output, which belongs to the
 * command line's results. Logback finds this class as a service; an XML file would have to be parsed at every start, which takes a
 * sixth of the time of a short command.
 */
public final class LogConfiguration extends ContextAwareBase implements Configurator {
    private static final int MONTHS_KEPT = 3;

    /** Leaves the choice to a file that the system property {@code logback.configurationFile} names. */
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        context.getStatusManager()
                .add(new NopStatusListener()); // a log that cannot be written says so once, in LogFolder
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        context.getLogger("infoplane").setLevel(Level.INFO);
        context.getLogger("io.jhdf").setLevel(Level.ERROR); // warns of padding in sound HDF5 files
        root.addAppender(console(context));
        root.addAppender(file(context));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(Level.WARN.levelStr);
        filter.start();
        console.addFilter(filter);
        start(console, context, "%level %logger{0}: %msg%n%nopex");
        return console;
    }

    private static LogFile<ILoggingEvent> file(LoggerContext context) {
        LogFile<ILoggingEvent> file = new LogFile<>();
        file.setPrudent(true); // two programs may write the same file
        TimeBasedRollingPolicy<ILoggingEvent> monthly = new TimeBasedRollingPolicy<>();
        monthly.setContext(context);
        monthly.setParent(file);
        monthly.setFileNamePattern(LogFolder.path() + "/infoplane-%d{yyyy-MM}.log");
        monthly.setMaxHistory(MONTHS_KEPT);
        file.setRollingPolicy(monthly);
        file.setContext(context);
        monthly.start();
        start(file, context, "%d{ISO8601} %-5level [%thread] %logger{0}: %msg%n");
        return file;
    }

    private static void start(OutputStreamAppender<ILoggingEvent> appender, LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
    }
}
